import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise KeyError(name)
    return name


async def main():
    for next_one in asyncio.as_completed([work("slow", 0.06), work("fast", 0.01), work("middle", 0.03)]):
        print(await next_one)
    for next_one in asyncio.as_completed([work("good", 0.03), work("bad", 0.01)]):
        try:
            print(await next_one)
        except KeyError as e:
            print("KeyError", e)
    try:
        for next_one in asyncio.as_completed([work("in time", 0), asyncio.Event().wait()], timeout=0.02):
            print(await next_one)
    except asyncio.TimeoutError:
        print("time is up")


asyncio.run(main())
