import asyncio


async def work(delay):
    try:
        await asyncio.sleep(delay)
        return "in time"
    except asyncio.CancelledError:
        print("work was cancelled")
        raise


async def main():
    print(await asyncio.wait_for(work(0.001), 5))
    print(await asyncio.wait_for(work(0), None))
    try:
        await asyncio.wait_for(work(5), 0.01)
    except asyncio.TimeoutError:
        print("timed out")
    try:
        await asyncio.wait_for(work(5), 0)
    except asyncio.TimeoutError:
        print("no time at all")
    t = asyncio.create_task(asyncio.wait_for(work(5), 5))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled from outside")
    event = asyncio.Event()
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except asyncio.TimeoutError:
        print("nobody set it")


asyncio.run(main())
