print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))), list(reversed((1, 2))))
z = zip([1, 2], [3, 4])
print(next(z), list(z), list(z), iter(z) is z, type(z).__name__, type(map(str, [])).__name__, type(enumerate([])).__name__)
print(any([0, 0, 1]), any([]), all([1, 1]), all([]), all([1, 0]), any(x > 2 for x in range(5)), all(x < 3 for x in range(5)))
def noisy(xs):
    for x in xs:
        print("take", x)
        yield x
print(any(x == 2 for x in noisy([1, 2, 3])), all(x < 2 for x in noisy([1, 2, 3])), list(zip(noisy([1]), noisy([]))), next(map(str, noisy([5, 6]))))
print(sum([1, 2, 3]), sum([1, 2], 10), sum([0.1] * 3), sum([[1], [2]], []), sum(()), sum([True, 2.5]))
print(dict(zip("abc", range(3))), list(zip(*[(1, 2), (3, 4)])), [a for a, b in zip("abc", [1, 0, 1]) if b])
try:
    sum(["a", "b"], "")
except TypeError as e:
    print(e)
