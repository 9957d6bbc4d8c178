def inner():
    x = yield 1
    print("inner got", x)
    yield 2
    return "result"
def outer():
    r = yield from inner()
    print("r =", r)
    yield from [10, 20]
    yield from (i for i in "ab")
g = outer()
print(next(g), g.send("hello"), list(g))
def flatten(x):
    for i in x:
        if isinstance(i, list):
            yield from flatten(i)
        else:
            yield i
print(list(flatten([1, [2, [3, 4]], [[5]]])))
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
def delegating():
    try:
        yield from inner()
    except ValueError as e:
        yield f"outer caught {e}"
g = delegating()
next(g)
print(g.throw(ValueError("x")))
def chain(*its):
    for it in its:
        yield from it
print(list(chain("ab", range(2), [None])))
