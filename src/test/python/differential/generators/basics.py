def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")
    return "value"
g = count(2)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(next(g, "default"), list(count(3)))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(12)])
for x in fib():
    if x > 30:
        break
print(x)
def empty():
    return
    yield
print(list(empty()), sum(i * i for i in range(4)), type(f).__name__, iter(f) is f)
g = (i for i in "abc")
print(next(g), list(g), list(g))
def countdown(n):
    while n:
        yield n
        n -= 1
print(max(countdown(3)), sorted(countdown(4)), tuple(countdown(2)), "".join(str(i) for i in countdown(5)), 3 in countdown(5))
a, *b = countdown(3)
print(a, b)
