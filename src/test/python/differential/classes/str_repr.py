class A:
    def __repr__(self):
        return "<A>"
class B:
    def __str__(self):
        return "B str"
    def __repr__(self):
        return "B repr"
class C(A):
    def __str__(self):
        return "C str"
print(A(), B(), C(), [A(), B(), C()], (B(),), {"b": B()}, str(A()), repr(C()), f"{B()} {B()!r}", "%s %r" % (B(), B()))
class Bad:
    def __str__(self):
        return 5
try:
    str(Bad())
except TypeError as e:
    print(e)
class E(Exception):
    pass
print(repr(E("x", 1)), str(E("x", 1)), repr(E()), str(E()), str(E("one")), repr(KeyError("k")), str(KeyError("k")))
print(repr(type(A())), A, int, type(None), type(type), type(len), type(A.__repr__).__name__, type(A().__repr__).__name__)
print(repr(object()).startswith("<object object at 0x"), str(A.__repr__).startswith("<function A.__repr__ at"))
def f():
    def g():
        pass
    return g
print(f().__qualname__, A.__qualname__, repr(f()).split(" at ")[0], repr((lambda: 0)).split(" at ")[0], repr(A().__repr__).split(" of ")[0])
print(None, True, Ellipsis, NotImplemented, print, [].append.__name__, range(3), slice(1, None))
