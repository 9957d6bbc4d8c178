async def three():
    return 3


async def add(a, b=2, *rest, **named):
    return a + b + sum(rest) + sum(named.values())


async def outer():
    first = await three()
    second = await add(1)
    third = await add(1, 2, 3, four=4)
    return [first, second, third, await add(await three(), await three())]


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waits")


print(run(three()))
print(run(outer()))
c = outer()
print(type(c).__name__, c.__name__, c.__qualname__)
c.close()
print(three.__name__, callable(three))
