odd, prime, small = {1, 3, 5, 7, 9}, {2, 3, 5, 7}, frozenset(range(4))
print(sorted(odd & prime), sorted(odd | prime | small), sorted(odd - prime), sorted(odd ^ prime), sorted(prime & small), type(small | odd).__name__, type(odd | small).__name__)
print(sorted(odd.union([11], "x", {}), key=str), sorted(odd.intersection(prime, small)), sorted(odd.difference([1], (9,))))
print({3} < prime, {3} <= {3}, prime > prime, odd.isdisjoint({2, 4}), set() <= small, small == {0, 1, 2, 3}, hash(small) == hash(frozenset([3, 2, 1, 0])))
odd.difference_update([1], [3])
odd.intersection_update(range(9))
odd.symmetric_difference_update({7, 8})
print(sorted(odd))
odd |= {20}
odd -= {5}
print(sorted(odd), odd.pop() in (8, 20), len(odd))
for wrong in (lambda: {1} | [2], lambda: odd.remove("no"), lambda: {[]}, lambda: small.add(1)):
    try:
        wrong()
    except (TypeError, KeyError, AttributeError) as error:
        print(type(error).__name__)
print({frozenset("ab"): 1}[frozenset("ba")], {frozenset([1])} == {frozenset([1])}, {frozenset([1])} == {frozenset([2])})
