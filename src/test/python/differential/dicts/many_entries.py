d = {}
for i in range(2000):
    d[i * 37 % 2003] = i
for i in range(0, 2000, 3):
    d.pop(i * 37 % 2003)
print(len(d), list(d.items())[:5], list(d.items())[-3:])
counts = {}
for w in "the cat and the dog and the bird".split():
    counts[w] = counts.get(w, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for w in ["apple", "bob", "avocado", "blue", "cat"]:
    groups.setdefault(w[0], []).append(w)
print(groups)
print({v: k for k, v in {"a": 1, "b": 2}.items()}, {i: i * i for i in range(5) if i % 2})
m = {"a": 1} | {"b": 2} if hasattr(dict, "__or__") else {"a": 1, "b": 2}
print(m)
