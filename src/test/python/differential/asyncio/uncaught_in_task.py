import asyncio


def divide():
    return 1 / 0


async def boom():
    raise ValueError("nobody asks")


async def main():
    task = asyncio.create_task(boom(), name="the one")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(task.done(), repr(task.exception()))
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"].split("(")[0], repr(context.get("exception"))))
    loop.call_soon(divide)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand"})


asyncio.run(main())
