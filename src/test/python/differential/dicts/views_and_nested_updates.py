inventory = {"apple": {"qty": 3, "price": 0.5}, "pear": {"qty": 0, "price": 0.75}}
inventory["apple"]["qty"] -= 1
inventory.setdefault("fig", {"qty": 10})["price"] = 0.1
print({k: v["qty"] * v["price"] for k, v in inventory.items()}, [k for k, v in inventory.items() if v["qty"]])
for k in sorted(inventory, key=lambda k: -inventory[k]["price"]):
    print(f"{k:<6}{inventory[k]['qty']:>4}{inventory[k]['price']:>7.2f}")
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print({**a, **b}, {k: (a.get(k), b.get(k)) for k in sorted({*a, *b})}, a.keys() & b.keys(), a.items() - b.items() == a.items(), list(map(a.get, "xyz")))
print(dict(sorted({"b": 1, "a": 2}.items())), dict(zip(b.values(), b)), max(a.items(), key=lambda kv: kv[1]), sum(a.values()), ("x", 1) in a.items())
d = {}
d["self"] = d
print(d, len(d), d["self"] is d)
matrix = {(i, j): i * j for i in range(3) for j in range(3)}
print([matrix[i, i] for i in range(3)], sum(v for (i, j), v in matrix.items() if i != j))
print({1: "a", 1.0: "b", True: "c"}, {None: 0}[None], {"a": 1} == {"a": 1.0}, {} == [], {frozenset("ab"): 1}[frozenset("ba")])
