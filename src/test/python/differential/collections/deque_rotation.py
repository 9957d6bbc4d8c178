from collections import deque
d = deque(range(6))
for steps in 1, -2, 13, 0, -100:
    d.rotate(steps)
    print(steps, d)
d.reverse()
print(d, list(reversed(d)), d.index(3), d.count(2), 9 in d)
d.insert(2, 'x')
d.remove(4)
del d[0]
d[1] = 'y'
print(d)
try:
    d.remove(99)
except ValueError as error:
    print(error)
