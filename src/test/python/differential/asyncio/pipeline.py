import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def squares(source):
    async for x in source:
        yield x * x


class Meter:
    async def __aenter__(self):
        self.seen = 0
        return self

    async def __aexit__(self, *e):
        await asyncio.sleep(0)
        print("seen", self.seen)


async def main():
    async with Meter() as meter:
        total = 0
        async for x in squares(numbers(10)):
            meter.seen += 1
            total += x
    print(total, [x async for x in squares(numbers(4)) if x % 2 == 0])
    results = await asyncio.gather(*(total_of(n) for n in range(4)))
    print(results)


async def total_of(n):
    return sum([x async for x in numbers(n)])


asyncio.run(main())
