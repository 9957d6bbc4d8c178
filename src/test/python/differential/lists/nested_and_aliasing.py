grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid)
shared = [[0] * 3] * 2
shared[0][1] = 5
print(shared)
a = [1]
a.append(a)
print(a, len(a), a[1] is a)
def f(items=[]):
    items.append(len(items))
    return items
print(f(), f(), f([9]))
x = y = []
x.append(1)
print(y, x is y)
x = x + [2]
print(x, y)
y += [3]
print(y)
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as e:
    print(e, t)
for item in (items := [1, 2, 3]):
    if item < 3:
        items.append(item + 10)
    if len(items) > 8:
        break
print(items)
