a, b, c = [1, 2, 3]
first, *rest = range(5)
*init, last = "abc"
x, (y, [z, *w]) = 1, (2, [3, 4, 5])
print(a, b, c, first, rest, init, last, x, y, z, w)
a, b = b, a
print(a, b)
i = 0
l = [0, 0, 0]
i, l[i] = 1, "set"
print(i, l)
for bad in (lambda: exec_unpack([1, 2]), lambda: exec_unpack([1, 2, 3, 4])):
    def exec_unpack(v):
        p, q, r = v
    try:
        bad()
    except ValueError as e:
        print(e)
try:
    p, *q, r = [1]
except ValueError as e:
    print(e)
try:
    p, q = 5
except TypeError as e:
    print(e)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1, 2]}, {**{"a": 1}, "b": 2, **{"a": 3}})
[m, n] = 1, 2
(o) = 5
print(m, n, o, [1, 2, 3] > [1, 2], (1, 2) == (1, 2), [1] == (1,))
