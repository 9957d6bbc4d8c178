d = {"a": 1, "b": 2}
print(d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
d["c"] = 3; d["a"] = 10; print(d)
print(d.pop("a"), d.pop("zz", "none"), d, d.setdefault("b", 5), d.setdefault("n", 5), d)
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d)
print(d.popitem(), d)
del d["b"]; print(d)
for f in (lambda: d["nope"], lambda: {}.popitem(), lambda: d.pop("nope"), lambda: {[]: 1}, lambda: {}[1, 2]):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
print(dict(a=1), dict([("k", "v")]), dict({"q": 1}, r=2), dict.fromkeys("ab", 0), {}, d == dict(d), d.copy() is d)
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: {2: {3: 4}}}, bool({}), bool({0: 0}))
e = {}
e[e is e] = "t"; e[None] = "n"; e[(1,)] = "tuple"; print(e)
d.clear(); print(d)
