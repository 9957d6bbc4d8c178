print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(0)), list(range(3, 1)))
r = range(0, 20, 3)
print(r, len(r), r[2], r[-1], r[1:4], r[::-1], 9 in r, 10 in r, r.index(9), r.count(3), r == range(0, 21, 3), r.start, r.stop, r.step)
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), hash(range(3)) == hash(range(3)), bool(range(0)), list(reversed(range(4))))
try:
    range(0, 5, 0)
except ValueError as e:
    print(e)
try:
    range(1.5)
except TypeError as e:
    print(e)
try:
    range(3)[5]
except IndexError as e:
    print(e)
print(sum(range(101)), max(range(5)), 10**30 in range(10**9), len(range(10**15)), range(10**18)[10**17])
print([i for i in range(2**62 - 2, 2**62 + 2)])
