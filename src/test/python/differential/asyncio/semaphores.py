import asyncio


async def main():
    inside, most = 0, 0
    semaphore = asyncio.Semaphore(3)

    async def work(n):
        nonlocal inside, most
        async with semaphore:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001 * (n % 3))
            inside -= 1
        return n

    print(await asyncio.gather(*(work(i) for i in range(12))))
    print("most at once", most, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    print(bounded.locked())
    bounded.release()
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    s = asyncio.Semaphore(0)
    t = asyncio.create_task(s.acquire())
    u = asyncio.create_task(s.acquire())
    await asyncio.sleep(0)
    t.cancel()
    s.release()
    print(await u, s.locked())


asyncio.run(main())
