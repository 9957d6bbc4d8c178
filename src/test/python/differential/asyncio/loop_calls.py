import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []
    loop.call_soon(log.append, "soon 1")
    handle = loop.call_soon(log.append, "never")
    loop.call_soon(log.append, "soon 2")
    handle.cancel()
    begin = loop.time()
    loop.call_later(0.03, log.append, "later 30")
    loop.call_later(0.01, log.append, "later 10")
    timer = loop.call_at(begin + 0.02, log.append, "at 20, cancelled")
    timer.cancel()
    print(handle.cancelled(), timer.cancelled(), timer.when() > begin)
    await asyncio.sleep(0.05)
    print(log, loop.time() - begin >= 0.05)
    print(loop.is_running(), loop.is_closed())


loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, "from a loop of my own")))
loop.run_until_complete(main())
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print(loop.is_closed(), loop.is_running())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
