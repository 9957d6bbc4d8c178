import asyncio


async def turns(name, log, n):
    for _ in range(n):
        log.append(name)
        await asyncio.sleep(0)


async def greedy(log):
    log.append("greedy begins")
    for _ in range(3):
        await immediate()
    log.append("greedy ends")


async def immediate():
    return None


async def main():
    log = []
    await asyncio.gather(turns("a", log, 3), turns("b", log, 3), turns("c", log, 1))
    print(log)
    log.clear()
    await asyncio.gather(turns("a", log, 2), greedy(log), turns("b", log, 2))
    print(log)


asyncio.run(main())
