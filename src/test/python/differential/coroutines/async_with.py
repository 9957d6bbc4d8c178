class Pause:
    def __await__(self):
        yield


class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("enter", self.name)
        await Pause()
        return self.name

    async def __aexit__(self, kind, value, traceback):
        await Pause()
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow


def run(coroutine):
    pauses = 0
    while True:
        try:
            coroutine.send(None)
            pauses += 1
        except StopIteration as stop:
            return stop.value, pauses
        except Exception as e:
            return "%s: %s" % (type(e).__name__, e), pauses


async def plain():
    async with Door("a") as name:
        await Pause()
        return name


async def two():
    async with Door("a") as x, Door("b") as y:
        print(x, y)
    async with Door("c"):
        pass
    return x + y


async def swallowed():
    async with Door("a", True):
        raise KeyError("gone")
    return "after"


async def raises():
    async with Door("a"):
        async with Door("b"):
            await Pause()
            1 / 0


async def loops():
    out = []
    for i in range(4):
        async with Door(i):
            if i == 1:
                continue
            if i == 2:
                break
            out.append(i)
    return out


async def target_fails():
    async with Door("a") as (x, y, z):
        pass


for f in (plain, two, swallowed, raises, loops, target_fails):
    print(f.__name__, *run(f()))
