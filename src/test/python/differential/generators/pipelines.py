def numbers():
    n = 1
    while True:
        yield n
        n += 1
def take(n, it):
    for i, x in zip(range(n), it):
        yield x
def where(p, it):
    for x in it:
        if p(x):
            yield x
print(list(take(5, where(lambda x: x % 3 == 0, numbers()))))
def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count
a = averager()
next(a)
print(a.send(10), a.send(20), a.send(33))
def with_finally(log):
    try:
        for i in range(10):
            yield i
    finally:
        log.append("cleaned")
log = []
for i in with_finally(log):
    if i == 2:
        break
g = with_finally(log)
next(g)
g.close()
print(log[-1], len(log) >= 1)
def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            buf.pop(0)
print(list(window("abcde", 3)))
evens = (x for x in range(10) if x % 2 == 0)
squares = (x * x for x in evens)
print(next(squares), list(squares))
def running():
    yield from next_self()
def next_self():
    yield next(g2)
g2 = running()
try:
    next(g2)
except ValueError as e:
    print(e)
