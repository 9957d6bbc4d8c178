people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dan", 25), ("Eve", 35)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(sorted(people, key=lambda p: p[0], reverse=True), key=lambda p: p[1]))
calls = []
def key(x):
    calls.append(x)
    return x % 3
print(sorted([5, 3, 8, 1], key=key), calls)
l = [3, 1, 2]
try:
    l.sort(key=lambda x: 1 / (x - 1))
except ZeroDivisionError:
    print(sorted(l))
def cmp_mutating(x):
    l2.append(x)
    return x
l2 = [2, 1]
try:
    l2.sort(key=cmp_mutating)
except ValueError as e:
    print(e)
big = [(i * 7919) % 1000 for i in range(3000)]
s = sorted(big, key=lambda v: v // 10)
ok = all(a // 10 <= b // 10 for a, b in zip(s, s[1:]))
print(ok, sorted(range(20), key=lambda i: (i % 3, -i)), sorted(["b", "A", "a", "B"], key=lambda c: (c.lower(), c)), sorted([(2, "x"), (1, "y"), (2, "a")], key=lambda t: t[0]))
print(sorted([1.5, 1, True, 0]), sorted([[1, 2], [1], []]), sorted("ZebrA"), sorted([None, None], key=lambda x: 0))
