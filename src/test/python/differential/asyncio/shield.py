import asyncio


async def work():
    await asyncio.sleep(0.02)
    print("work done")
    return "result"


async def main():
    inner = asyncio.create_task(work())
    outer = asyncio.create_task(wait_shielded(inner))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled, inner", inner.cancelled())
    print(await inner)
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.create_task(work())), 0.001)
    except asyncio.TimeoutError:
        print("timed out, still running")
    await asyncio.sleep(0.05)


async def wait_shielded(inner):
    return await asyncio.shield(inner)


asyncio.run(main())
