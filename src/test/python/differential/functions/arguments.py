def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs
print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(*[1, 2, 3], **{"c": 4, "z": 5}), f(b=1, a=2, c=3))
def g(a, b, /, c, *, d=1):
    return a, b, c, d
print(g(1, 2, 3), g(1, 2, c=3, d=4))
def h(*args, **kw):
    return args, kw
print(h(), h(1, *[2, 3], *(4,), x=1, **{"y": 2}, **{"z": 3}))
def defaults(a, b=[], c=None):
    b.append(a)
    return b, c
print(defaults(1), defaults(2), defaults(3, [], "c"))
x = 10
def late(v=x):
    return v
x = 20
print(late(), (lambda a, b=1, *c, **d: (a, b, c, d))(5, 6, 7, e=8))
print(f.__name__, f.__defaults__, f.__kwdefaults__, late.__name__)
