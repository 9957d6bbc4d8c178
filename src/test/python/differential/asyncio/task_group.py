import asyncio


async def work(n, delay=0.001, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ValueError("task %d" % n)
        return n * n
    except asyncio.CancelledError:
        print("task", n, "cancelled")
        raise


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(i)) for i in range(4)]
    print([t.result() for t in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1, 5))
            group.create_task(work(2, 0.01, True))
            print("inside")
    except BaseExceptionGroup as e:
        print(type(e).__name__, e, [repr(x) for x in e.exceptions])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(3, 5))
            await asyncio.sleep(0)
            raise KeyError("body")
    except BaseExceptionGroup as e:
        print(e.message, [repr(x) for x in e.exceptions])
    outer = asyncio.create_task(waits())
    await asyncio.sleep(0.01)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("cancelled from outside")
    try:
        group.create_task(work(9))
    except RuntimeError as e:
        print(str(e).split(" <")[0])


async def waits():
    async with asyncio.TaskGroup() as group:
        group.create_task(work(4, 5))


if hasattr(asyncio, "TaskGroup"):
    asyncio.run(main())
else:
    print("this Python has no TaskGroup")
