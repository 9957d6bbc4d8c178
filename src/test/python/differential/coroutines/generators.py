class Pause:
    def __await__(self):
        yield "pause"


async def count(n):
    print("begin")
    try:
        for i in range(n):
            await Pause()
            got = yield i
            if got is not None:
                print("got", got)
    finally:
        await Pause()
        print("end")


def run(coroutine):
    pauses = 0
    while True:
        try:
            assert coroutine.send(None) == "pause"
            pauses += 1
        except StopIteration as stop:
            return stop.value, pauses


async def all_of():
    seen = []
    async for x in count(3):
        seen.append(x)
    return seen


async def by_hand():
    g = count(5)
    print(await g.__anext__())
    print(await g.asend("hello"))
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print("out comes", repr(e))
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("over")
    await g.aclose()


async def closed():
    g = count(5)
    await g.__anext__()
    await g.aclose()
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration as e:
        print("closed", e.args)


async def never_begun():
    g = count(5)
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("closed before it began")


for f in (all_of, by_hand, closed, never_begun):
    print(f.__name__, run(f()))
g = count(1)
print(type(g).__name__, g.__name__, hasattr(g, "__iter__"), hasattr(g, "__aiter__"))
