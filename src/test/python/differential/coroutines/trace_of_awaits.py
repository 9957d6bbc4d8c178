class Pause:
    def __await__(self):
        yield


async def level(n):
    await Pause()
    if n == 0:
        raise ValueError("from the bottom")
    return await level(n - 1)


async def agen():
    yield 1
    await level(1)


async def main():
    async for x in agen():
        print(x)


c = main()
while True:
    c.send(None)
