import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled())
    f.add_done_callback(lambda done: print("callback", done is f, done.result()))
    loop.call_soon(f.set_result, "set")
    print(await f, f.done())
    await asyncio.sleep(0)
    f.add_done_callback(lambda done: print("late callback"))
    await asyncio.sleep(0)
    g = loop.create_future()
    g.set_exception(KeyError("x"))
    try:
        await g
    except KeyError as e:
        print("KeyError", e, repr(g.exception()))
    h = loop.create_future()
    print(h.cancel(), h.cancelled(), h.cancel())
    try:
        await h
    except asyncio.CancelledError:
        print("cancelled")
    called = []

    def callback(future):
        called.append(future)

    i = loop.create_future()
    i.add_done_callback(callback)
    i.add_done_callback(callback)
    print(i.remove_done_callback(callback))
    i.set_result(None)
    await asyncio.sleep(0)
    print(called)
    print(repr(h), repr(g))


asyncio.run(main())
