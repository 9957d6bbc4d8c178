class NoNext:
    def __aiter__(self):
        return 5


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 3


class Raises:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise ValueError("no more")


async def loop(over):
    async for x in over:
        print("item", x)


async def body_raises():
    class One:
        def __aiter__(self):
            return self

        async def __anext__(self):
            return 1

    async for x in One():
        raise StopAsyncIteration("mine")


for over in ([1, 2], NoNext(), BadNext(), Raises()):
    try:
        loop(over).send(None)
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    body_raises().send(None)
except StopAsyncIteration as e:
    print("StopAsyncIteration", e)
try:
    for x in Raises():
        pass
except TypeError as e:
    print(e)
