def f(a, b):
    pass
def g(a, b=1, *, c):
    pass
def h():
    pass
def p(a, /, b):
    pass
class C:
    def m(self, x):
        pass
calls = [lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, a=1), lambda: f(1, 2, c=3), lambda: f(b=1), lambda: g(1), lambda: g(c=1), lambda: g(1, 2, 3, c=4),
         lambda: h(1), lambda: h(x=1), lambda: p(a=1, b=2), lambda: C().m(), lambda: C().m(1, 2), lambda: C(1), lambda: f(*[1], **{"b": 2, "z": 3}),
         lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(*5), lambda: f(**5), lambda: None(), lambda: (5)(), lambda: "abc"(), lambda: len(), lambda: len(1), lambda: len([], [])]
for i, call in enumerate(calls):
    try:
        call()
    except TypeError as e:
        print(i, e)
