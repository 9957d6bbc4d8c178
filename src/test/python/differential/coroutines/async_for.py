class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Pause()
        return self.n


class Pause:
    def __await__(self):
        yield


def run(coroutine):
    pauses = 0
    while True:
        try:
            coroutine.send(None)
            pauses += 1
        except StopIteration as stop:
            return stop.value, pauses


async def plain():
    seen = []
    async for x in Countdown(3):
        seen.append(x)
    else:
        seen.append("else")
    return seen


async def with_break():
    async for x in Countdown(5):
        if x == 2:
            break
        if x == 4:
            continue
        await Pause()
    else:
        return "not here"
    return x


async def with_return():
    async for a, in Pairs():
        async for b in Countdown(2):
            if (a, b) == (1, 0):
                return a, b


class Pairs:
    def __aiter__(self):
        self.i = -1
        return self

    async def __anext__(self):
        self.i += 1
        return (self.i,)


async def else_waits():
    async for x in Countdown(0):
        pass
    else:
        await Pause()
        await Pause()
    return "done"


for f in (plain, with_break, with_return, else_waits):
    print(f.__name__, run(f()))
