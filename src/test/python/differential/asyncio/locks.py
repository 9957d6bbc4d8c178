import asyncio


async def guarded(lock, name, log):
    async with lock:
        log.append(name + " in")
        await asyncio.sleep(0.001)
        log.append(name + " out")


async def main():
    lock, log = asyncio.Lock(), []
    print(lock.locked())
    await asyncio.gather(*(guarded(lock, n, log) for n in "abc"))
    print(log)
    await lock.acquire()
    print(lock.locked())
    t = asyncio.create_task(guarded(lock, "d", log))
    u = asyncio.create_task(guarded(lock, "e", log))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    lock.release()
    await u
    print(log[6:], lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    try:
        with lock:
            pass
    except (TypeError, AttributeError):
        print("async with only")


asyncio.run(main())
