def f(*, a): return a
print(f(a=1), (lambda *a, **k: (a, k))(1, b=2), (lambda a, /, b, *, c=3: (a, b, c))(1, 2))
x = [1, 2, 3]
x[0], x[1:] = 9, [8]
print(x)
a = b = c, d = 1, 2
print(a, b, c, d)
for i, in [(1,), (2,)]: print(i)
(a), [b, *c] = 1, [2, 3]
print(a, b, c)
print((1,)[0], (1)[0:0] if False else "x", "abc"[1:][0], {"a": [1]}["a"][0], (lambda: [5])()[0])
print(not 1 == 2, not (1 == 2), 1 == 2 or not 3 == 4, 1 < 2 == True, (1 < 2) == True)
print([x for x in [1, 2] if x if x > 1], {**{}, "k": 1}, {*()}, [[] for _ in range(2)])
print("%s" % "a" "b", "a" + "b" * 2, ("a" "b") * 2)
print(*(1, 2), **{"sep": "-"})
print(1 if 0 else 2 if 0 else 3, (lambda x: x if x else "z")(0), [i if i else "z" for i in range(2)])
def g(a=1, *b, c, d=2, **e) -> "ann": return a, b, c, d, e
print(g(c=5), g(1, 2, 3, c=4, z=5))
def h(x: int, y: "str" = "d", *z: float) -> None: pass
print(h(1), h.__name__)
v: list = []
v.append(1)
print(v)
try: 1/0
except ZeroDivisionError: print("zde")
finally: print("fin")
with type("C", (), {"__enter__": lambda s: 1, "__exit__": lambda s, *a: None})() as o: print(o)
