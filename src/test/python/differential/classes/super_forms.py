class A:
    def f(self, x):
        return f"A{x}"
    @classmethod
    def make(cls):
        return cls.__name__
    @property
    def p(self):
        return "Ap"
class B(A):
    def f(self, x):
        return super(B, self).f(x) + super().f(x + 1)
    @classmethod
    def make(cls):
        return "made " + super().make()
    @property
    def p(self):
        return super().p + "Bp"
    def in_closure(self):
        def inner():
            return super(B, self).f(0)
        return inner()
    def in_comprehension(self):
        return [A.f(self, i) for i in range(2)]
    def klass(self):
        return __class__.__name__
b = B()
print(b.f(1), B.make(), b.make(), b.p, b.in_closure(), b.in_comprehension(), b.klass())
class C(B):
    pass
print(C().f(5), C.make(), C().klass(), super(B, C()).f(9))
try:
    super(B, 5)
except TypeError as e:
    print(str(e)[:40])
try:
    super().x
except RuntimeError as e:
    print(e)
class D(A):
    def g(self):
        return super().missing
try:
    D().g()
except AttributeError as e:
    print(e)
class Mixin:
    def describe(self):
        return "mixin " + super().describe()
class Root:
    def describe(self):
        return "root"
class Both(Mixin, Root):
    pass
print(Both().describe())
