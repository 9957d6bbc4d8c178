s = {3, 1, 2, 3}
print(len(s), sorted(s), 2 in s, 9 in s, set(), {1} == {1}, sorted(set("hello")))
s.add(4); s.add(1); s.discard(99); s.remove(3); print(sorted(s))
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a < b, {2} < a, a <= a, a.isdisjoint({9}), a.issubset({1, 2, 3, 4}), a.issuperset({1}))
print(sorted(a.union([7])), sorted(a.intersection([1, 9])), sorted(a.difference({1})), sorted(a.symmetric_difference({1, 5})))
a |= {10}; a &= {1, 10}; a -= {1}; print(a)
a.update([1, 2], (3,)); print(sorted(a))
for f in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} + {2}):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
f = frozenset([1, 2])
print(f, {f: "frozen"}[frozenset([2, 1])], f == {1, 2}, sorted(f | {3}), hash(f) == hash(frozenset([2, 1])))
print({i % 3 for i in range(10)} == {0, 1, 2}, bool(set()), {1: 2}.keys() == {1})
print({1}, {"a"}, {(1, 2)}, frozenset())
