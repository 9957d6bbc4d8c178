class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        print("<%s" % (self.value,), end=" ")
        yield
        print(">", end=" ")
        return self.value


def p(value):
    return Pause(value)


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


def call(*a, **k):
    return a, sorted(k.items())


async def main():
    print(await p(1) + await p(2) * await p(3))
    print(call(await p("a"), *(await p([1, 2])), k=await p("v"), **(await p({"z": 1}))))
    print([await p(1), 2, await p(3)], {await p("k"): await p("v")}, (await p(0),))
    print(await p(0) or await p("or"), await p(1) and await p("and"))
    print("yes" if await p(False) else await p("no"))
    print(await p(1) < await p(2) < await p(0))
    print(f"{await p('text'):>8}|{await p(3.5):{await p('.2f')}}")
    print((await p("abc"))[await p(1)], (await p([1, 2, 3]))[await p(1):])
    print(not await p(0), -await p(5), (y := await p(7)), y)
    d = {}
    d[await p("key")] = await p("value")
    d["n"] = 1
    d["n"] += await p(41)
    print(d)
    if await p(0):
        pass
    elif await p(1):
        print("elif")
    n = 3
    while await p(n):
        n -= 1
    for x in await p((1, 2)):
        print(x, end=" ")
    assert await p(True), await p("unused")
    lock = await p(True)
    return await p("returned") if lock else None


print(run(main()))
