class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), sum(Countdown(4)), [x * 2 for x in Countdown(2)], max(Countdown(5)), 2 in Countdown(3))
class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
a, b, c = Countdown(3)
print(a, b, c, dict(enumerate(Countdown(2))), list(zip(Countdown(2), "xyz")), list(map(str, Countdown(2))))
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), list(it))
class NotIterable:
    pass
for f in (lambda: iter(5), lambda: [x for x in NotIterable()], lambda: next([1]), lambda: list(None), lambda: 1 in 5):
    try:
        f()
    except TypeError as e:
        print(e)
class BadIter:
    def __iter__(self):
        return 5
try:
    iter(BadIter())
except TypeError as e:
    print(e)
lines = iter(["a", "b", "stop", "c"])
print(list(iter(lambda: next(lines), "stop")), list(lines))
class Rev:
    def __reversed__(self):
        return iter([3, 2, 1])
print(list(reversed(Rev())))
