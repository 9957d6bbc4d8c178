a = list(range(10))
print(a[2:5], a[:3], a[7:], a[::3], a[::-1], a[8:2:-2], a[-3:], a[:-3], a[5:5], a[100:], a[-100:3])
a[2:4] = ["x", "y", "z"]; print(a)
a[:0] = [-1]; print(a)
a[len(a):] = [99]; print(a)
del a[1:4]; print(a)
del a[::2]; print(a)
a[::2] = [0] * len(a[::2]); print(a)
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
try:
    a[::0]
except ValueError as e:
    print(e)
b = a[:]
b[0] = "changed"
print(a[0] == b[0], a is b)
a[1:1] = "abc"; print(a)
del a[-1], a[0]; print(a)
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, list(range(10))[s], s.indices(3))
a = [1, 2, 3]
a *= 2; print(a)
a += (7, 8); print(a)
