def reader(lines):
    try:
        for n, line in enumerate(lines, 1):
            if not line.strip():
                continue
            command = yield n, line.strip()
            if command == "skip":
                next(lines, None)
    finally:
        print("closed")
g = reader(iter(["a", "", " b ", "c", "d"]))
print(next(g), next(g), g.send("skip"))
print(list(g))
class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right
t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))
print(list(t), sum(t), max(t), 3 in t, [x for x in t if x % 2], dict(zip("abc", t)))
def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None or y is not None:
        if y is None or x is not None and x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
print(list(merge([1, 4, 9], [2, 3, 10, 11])), list(merge([], [1])))
def accumulate():
    total = 0
    while (x := (yield total)) is not None:
        total += x
    return total
acc = accumulate()
next(acc)
print([acc.send(i) for i in (1, 10, 100)])
try:
    acc.send(None)
except StopIteration as e:
    print("total", e.value)
gen = (i for i in range(3))
for i in gen:
    for j in gen:
        print(i, j)
