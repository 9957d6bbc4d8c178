import asyncio


async def work(name, delay):
    print(name, "begins")
    await asyncio.sleep(delay)
    print(name, "ends")
    return name.upper()


async def main():
    print(await work("alone", 0))
    print(await asyncio.gather(work("slow", 0.06), work("fast", 0.01), work("middle", 0.03)))
    print(await asyncio.gather())
    c = work("shared", 0)
    print(await asyncio.gather(c, c))
    return 42


print(asyncio.run(main()))
