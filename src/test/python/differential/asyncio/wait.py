import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name


async def main():
    def tasks(*specs):
        return [asyncio.create_task(work(*s)) for s in specs]

    def names(done):
        return sorted(t.result() if t.exception() is None else "!" + str(t.exception()) for t in done)

    done, pending = await asyncio.wait(tasks(("a", 0.01), ("b", 0.02)))
    print(names(done), len(pending))
    done, pending = await asyncio.wait(tasks(("a", 0.01), ("b", 5)), return_when=asyncio.FIRST_COMPLETED)
    print(names(done), len(pending))
    for t in pending:
        t.cancel()
    done, pending = await asyncio.wait(tasks(("a", 0.01), ("b", 0.02, True), ("c", 5)), return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), len(pending))
    for t in pending:
        t.cancel()
    done, pending = await asyncio.wait(tasks(("a", 0), ("b", 5)), timeout=0.03)
    print(names(done), len(pending), [t.done() for t in pending])
    for t in pending:
        t.cancel()
    await asyncio.gather(*pending, return_exceptions=True)


asyncio.run(main())
