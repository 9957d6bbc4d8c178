import asyncio


async def main():
    event = asyncio.Event()

    async def waiter(n):
        await event.wait()
        return n

    waiters = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(event.is_set(), [w.done() for w in waiters])
    event.set()
    print(await asyncio.gather(*waiters), event.is_set())
    print(await event.wait())
    event.clear()
    print(event.is_set())

    condition, log, items = asyncio.Condition(), [], []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: items)
            log.append((name, items.pop()))

    consumers = [asyncio.create_task(consumer(n)) for n in "ab"]
    await asyncio.sleep(0)
    for i in range(2):
        async with condition:
            items.append(i)
            condition.notify()
        await asyncio.sleep(0.001)
    await asyncio.gather(*consumers)
    print(log)
    try:
        condition.notify()
    except RuntimeError as e:
        print(e)
    try:
        await condition.wait()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
