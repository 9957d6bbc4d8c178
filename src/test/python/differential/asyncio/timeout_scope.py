import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out")
    async with asyncio.timeout(5) as scope:
        await asyncio.sleep(0)
    print(scope.expired(), scope.when() is not None)
    async with asyncio.timeout(None) as scope:
        await asyncio.sleep(0)
        scope.reschedule(asyncio.get_running_loop().time() + 5)
    print(scope.expired())
    try:
        async with asyncio.timeout(5):
            async with asyncio.timeout(0.01) as inner:
                await asyncio.sleep(5)
    except TimeoutError:
        print("inner", inner.expired())
    try:
        async with asyncio.timeout(0.01) as scope:
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("seen inside as a cancellation")
                raise
    except TimeoutError as e:
        print(type(e.__cause__).__name__, scope.expired())
    try:
        async with asyncio.timeout(1):
            raise KeyError("mine")
    except KeyError as e:
        print("KeyError", e)


if hasattr(asyncio, "timeout"):
    asyncio.run(main())
else:
    print("this Python has no asyncio.timeout")
