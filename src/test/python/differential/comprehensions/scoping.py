x = "outer"
print([x for x in range(3)], x)
print({x: x for x in "ab"}, x, {x for x in [1]}, x, list(x for x in [2]), x)
print([[i * j for j in range(3)] for i in range(3)])
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2])
print([y for x in [[1, 2], [3]] for y in x], [x for x in [1, 2, 3, 4] if x % 2 if x > 1])
print([last := i for i in range(3)], last)
def f():
    n = 10
    return [n + i for i in range(3)], [(lambda: i + n)() for i in range(2)]
print(f())
fs = [lambda: i for i in range(3)]
print([g() for g in fs])
class C:
    k = 5
    items = [i for i in range(k)]
print(C.items)
def g():
    return any((hit := v) > 2 for v in [1, 2, 3, 4]), hit
print(g())
print([a + b for a, b in zip([1, 2], [3, 4])], [*(i for i in range(3))], sum(i for i in range(5)), dict((k, v) for k, v in [("a", 1)]))
try:
    [i for i in range(3)]
    print(i)
except NameError as e:
    print(e)
