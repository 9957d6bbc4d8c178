import asyncio


async def main():
    q = asyncio.Queue(2)
    log = []

    async def producer():
        for i in range(5):
            await q.put(i)
            log.append("put %d" % i)
        await q.put(None)

    async def consumer():
        while True:
            item = await q.get()
            q.task_done()
            if item is None:
                return
            log.append("got %d" % item)

    await asyncio.gather(producer(), consumer())
    print(log)
    await q.join()
    print(q.qsize(), q.empty(), q.full(), q.maxsize)
    q.put_nowait(1)
    q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print("full", repr(e))
    print(q.get_nowait(), q.get_nowait())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print("empty", repr(e))
    p = asyncio.PriorityQueue()
    for x in (3, 1, 2):
        await p.put((x, "n%d" % x))
    print([await p.get() for _ in range(3)])
    s = asyncio.LifoQueue()
    for x in "abc":
        s.put_nowait(x)
    print([s.get_nowait() for _ in range(3)])
    try:
        s.task_done(), s.task_done(), s.task_done(), s.task_done()
    except ValueError as e:
        print(e)
    getter = asyncio.create_task(asyncio.Queue().get())
    await asyncio.sleep(0)
    getter.cancel()
    try:
        await getter
    except asyncio.CancelledError:
        print("getter cancelled")


asyncio.run(main())
