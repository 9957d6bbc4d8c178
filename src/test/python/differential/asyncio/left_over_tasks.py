import asyncio


async def forever(name):
    try:
        while True:
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled at the end")
        raise
    finally:
        await asyncio.sleep(0)
        print(name, "clean")


async def main():
    asyncio.create_task(forever("a"))
    await asyncio.sleep(0)
    print("main returns")
    return "value"


print(asyncio.run(main()))


async def broken():
    asyncio.create_task(forever("b"))
    await asyncio.sleep(0)
    raise RuntimeError("main failed")


try:
    asyncio.run(broken())
except RuntimeError as e:
    print(e)
