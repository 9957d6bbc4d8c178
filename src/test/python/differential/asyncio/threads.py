import asyncio
import threading


def blocking(x):
    return x * 2, threading.current_thread() is threading.main_thread()


def fails():
    raise KeyError("in a thread")


async def main():
    print(await asyncio.get_running_loop().run_in_executor(None, blocking, 21))
    if hasattr(asyncio, "to_thread"):
        print(await asyncio.to_thread(blocking, x=4))
    else:
        print((8, False))
    try:
        await asyncio.get_running_loop().run_in_executor(None, fails)
    except KeyError as e:
        print("KeyError", e)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, "from a thread"))
    thread.start()
    print(await future)
    thread.join()
    results = []

    async def add(x):
        await asyncio.sleep(0)
        return x + 1

    def other():
        results.append(asyncio.run_coroutine_threadsafe(add(1), loop).result(10))

    thread = threading.Thread(target=other)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.001)
    print(results)


asyncio.run(main())
