class Pause:
    def __await__(self):
        yield "pause"


async def stop():
    yield 1
    raise StopIteration("x")


async def stop_async():
    yield 1
    raise StopAsyncIteration("y")


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("staying")
    yield 2


async def slow():
    await Pause()
    yield 1


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


async def main():
    for make in (stop, stop_async):
        try:
            async for x in make():
                print(x)
        except RuntimeError as e:
            print(e, repr(e.__cause__))
    g = stubborn()
    await g.__anext__()
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
    h = stop()
    try:
        await h.asend(5)
    except TypeError as e:
        print(e)
    step = h.__anext__()
    print(await step)
    try:
        await step
    except RuntimeError as e:
        print(e)


run(main())
g = slow()
one = g.__anext__()
print(one.send(None))
try:
    g.__anext__().send(None)
except RuntimeError as e:
    print(e)
try:
    one.send(None)
except StopIteration as e:
    print("value", e.value)
