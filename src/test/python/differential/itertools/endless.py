from itertools import count, cycle, islice, repeat
print(list(islice(count(), 3)), list(islice(count(10, -3), 4)), list(islice(count(0.5, 0.25), 3)), count(5), count(1, 2))
print(list(islice(cycle('ab'), 5)), list(cycle('')), list(repeat('x', 3)), repeat(1), repeat('a', 2), next(repeat(7)))
print(list(islice(range(10), 2, 8, 3)), list(islice('abc', None)), list(islice('abc', 1, None)), list(islice([], 5)))
for bad in ((-1,), (0, -2), (0, 5, 0), ('x',)):
    try:
        islice([1, 2], *bad)
    except ValueError as error:
        print(error)
big = count(2 ** 63 - 1)
print(next(big), next(big), next(big))
