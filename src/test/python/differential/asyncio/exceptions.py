import asyncio


async def fails(delay, message):
    await asyncio.sleep(delay)
    raise ValueError(message)


async def fine(delay):
    await asyncio.sleep(delay)
    print("fine after", delay)
    return delay


async def main():
    try:
        await fails(0, "direct")
    except ValueError as e:
        print("caught", e)
    t = asyncio.create_task(fails(0, "in a task"))
    await asyncio.sleep(0.01)
    print(t.done(), repr(t.exception()))
    try:
        await t
    except ValueError as e:
        print("raised when awaited:", e)
    try:
        await asyncio.gather(fine(0.3), fails(0, "first"), fails(0.1, "second"))
    except ValueError as e:
        print("gather:", e)
    await asyncio.sleep(0.6)
    print(await asyncio.gather(fine(0), fails(0, "kept"), return_exceptions=True))
    try:
        t = asyncio.create_task(fine(1))
        t.result()
    except asyncio.InvalidStateError as e:
        print(e)
        t.cancel()


asyncio.run(main())
try:
    asyncio.run(fails(0, "out of run"))
except ValueError as e:
    print("out of run:", e)
