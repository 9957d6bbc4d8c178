class Pause:
    def __await__(self):
        yield


async def count(n):
    for i in range(n):
        await Pause()
        yield i


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


async def main():
    it = aiter(count(2))
    print(await anext(it), await anext(it, "none"), await anext(it, "none"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("end", e.args)
    for wrong in (lambda: aiter([1]), lambda: anext(iter([1]))):
        try:
            wrong()
        except TypeError as e:
            print(e)


try:
    aiter
except NameError:
    print("this Python has no aiter")
else:
    run(main())
