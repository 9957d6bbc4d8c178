class A:
    cls_attr = 1
    def method(self):
        """doc of method"""
        pass
    @staticmethod
    def static():
        pass
a = A()
a.inst = 2
print([n for n in dir(a) if not n.startswith("__")], [n for n in dir(A) if not n.startswith("__")], A.method.__doc__, a.method.__doc__, A.__module__, A.__name__)
print(vars(a), "cls_attr" in vars(A), "method" in A.__dict__, A.__dict__["cls_attr"], a.__dict__ is a.__dict__)
def f(a, b=1, *args, c=2, **kw):
    "doc f"
    local = 1
print(f.__doc__, f.__name__, f.__code__.co_name, f.__code__.co_varnames[:5], f.__code__.co_argcount, f.__module__, f.__qualname__, f.__defaults__, f.__kwdefaults__)
a.__class__ = type("B", (), {"new": lambda self: "new method"})
print(a.new(), a.inst, type(a).__name__)
f.__name__ = "renamed"
print(f.__name__, repr(f).split()[1])
print(type(a).__mro__[-1] is object, isinstance(f, type(lambda: 0)), type(A().method).__name__, type(A.method).__name__, type(A.static).__name__, type([].append).__name__)
