import asyncio


async def main():
    return 1


async def nested():
    c = main()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    c.close()


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


asyncio.run(nested())
attempt(asyncio.get_running_loop)
c = main()
attempt(lambda: asyncio.create_task(c))
c.close()


async def wrong():
    attempt(lambda: asyncio.create_task(main))
    attempt(lambda: asyncio.ensure_future(5))
    try:
        await asyncio.gather(5)
    except TypeError as e:
        print(e)
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)
    c = main()
    try:
        await asyncio.wait([c])
    except TypeError as e:
        print(e)
    c.close()
    f = asyncio.get_running_loop().create_future()
    f.set_result(1)
    attempt(lambda: f.set_result(2))
    attempt(lambda: asyncio.current_task().set_result(3))


asyncio.run(wrong())
print(asyncio.iscoroutinefunction(main), asyncio.iscoroutinefunction(print), asyncio.iscoroutine(5))
