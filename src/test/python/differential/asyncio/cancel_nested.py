import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner finally")
        await asyncio.sleep(0)
        print("inner finally after a pause")


async def outer():
    try:
        await inner()
    except asyncio.CancelledError:
        print("outer saw it")
        raise


async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    t.cancel()
    results = await asyncio.gather(t, asyncio.sleep(0, "fine"), return_exceptions=True)
    print([type(r).__name__ for r in results])
    group = asyncio.gather(asyncio.sleep(10), asyncio.sleep(10))
    await asyncio.sleep(0)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print("gather cancelled", group.cancelled())


asyncio.run(main())
