x = "global"
class A:
    x = "class"
    y = x + "!"
    def method(self):
        return x
    z = [i for i in range(3)]
    for k in range(2):
        locals_are_attributes = k
    if True:
        conditional = "yes"
    del k
print(A.x, A.y, A().method(), A.z, A.locals_are_attributes, A.conditional, hasattr(A, "k"))
def f():
    v = "enclosing"
    class Inner:
        w = v
        def get(self):
            return v, self.w
    return Inner
print(f()().get(), f().__qualname__)
class Outer:
    class Nested:
        value = 5
    n = Nested()
print(Outer.Nested.value, Outer.n.value, Outer.Nested.__qualname__)
class Counter:
    total = 0
    items = []
    def add(self, x):
        self.items.append(x)
        self.total += 1
a, b = Counter(), Counter()
a.add(1); b.add(2)
print(a.items, a.total, b.total, Counter.total, a.items is b.items)
class Single:
    instance = None
    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance
print(Single() is Single())
