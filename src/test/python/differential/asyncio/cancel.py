import asyncio


async def sleeper(name, stubborn=False):
    try:
        print(name, "sleeps")
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name, "cancelled", e.args)
        if stubborn:
            return "went on"
        raise
    finally:
        print(name, "cleans up")


async def main():
    t = asyncio.create_task(sleeper("a"))
    await asyncio.sleep(0)
    print(t.cancel(), t.cancelled(), t.done())
    try:
        await t
    except asyncio.CancelledError:
        print("awaited a cancelled task")
    print(t.cancelled(), t.done(), t.cancel())
    t = asyncio.create_task(sleeper("b", True))
    await asyncio.sleep(0)
    t.cancel("with a message")
    print(await t, t.cancelled())
    t = asyncio.create_task(sleeper("never begun"))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled before it began")
    try:
        t.result()
    except asyncio.CancelledError:
        print("no result")
    print(issubclass(asyncio.CancelledError, Exception))


asyncio.run(main())
