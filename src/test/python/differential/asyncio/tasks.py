import asyncio


async def count(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return n


async def main():
    a = asyncio.create_task(count("a", 3))
    b = asyncio.create_task(count("b", 2), name="second")
    print(a.done(), b.get_name(), type(a).__name__)
    print(asyncio.current_task().get_coro().__name__, len(asyncio.all_tasks()))
    print("before the first turn")
    await asyncio.sleep(0)
    print("after one turn")
    print(await a, await b, a.done(), a.result(), a.exception())
    print(len(asyncio.all_tasks()))


asyncio.run(main())
