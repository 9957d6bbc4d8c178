class Pause:
    def __await__(self):
        yield


async def double(x):
    await Pause()
    return 2 * x


async def count(n):
    for i in range(n):
        await Pause()
        yield i


def run(coroutine):
    pauses = 0
    while True:
        try:
            coroutine.send(None)
            pauses += 1
        except StopIteration as stop:
            return stop.value, pauses


async def lists():
    return ([x async for x in count(4)],
            [await double(x) for x in range(3)],
            [x + y async for x in count(3) for y in range(2) if x != y],
            [x * y for x in range(3) async for y in count(3) if await double(x) > y])


async def others():
    n = 10
    return ({x % 2 async for x in count(5)},
            {x: await double(x) async for x in count(3)},
            {await double(k): n + k for k in (1, 2)},
            sorted({await double(x) for x in (3, 1)}))


async def generator():
    g = (await double(x) async for x in count(3) if x)
    return [x async for x in g], type(g).__name__


async def first_is_awaited():
    return [x for x in await double([1, 2])], list(x for x in await double((3,)))


async def closures():
    fs = [lambda: (x, y) async for x in count(3) for y in [await double(x)]]
    return [f() for f in fs]


async def in_between():
    x = "outer"
    got = [await double(x) for x in "ab"] + [x]
    return got, x


async def nested():
    return [[await double(y) for y in range(x)] for x in range(3)]


for f in (lists, others, generator, first_is_awaited, closures, in_between, nested):
    print(f.__name__, *run(f()))
