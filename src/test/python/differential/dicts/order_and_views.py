d = {}
for k in "zebra":
    d[k] = len(d)
print(d, list(d), list(reversed(d)) if hasattr(d, "__reversed__") else list(d)[::-1])
del d["e"]
d["e"] = 100
print(d, list(d.items()))
keys, values, items = d.keys(), d.values(), d.items()
d["new"] = 1
print(keys, values, items, len(keys), "new" in keys, ("new", 1) in items, 100 in values)
print(sorted({"a": 1, "b": 2}.keys() & {"b": 3, "c": 4}.keys()), sorted({"a": 1}.keys() | {"b"}), sorted({"a": 1, "b": 2}.keys() - {"a"}))
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
try:
    for k in list(d):
        del d[k]
    print(d)
    for k in {1: 2}.items():
        print(k)
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)
