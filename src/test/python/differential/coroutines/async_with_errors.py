class Both:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, *e):
        return False


class NotAwaitable:
    def __aenter__(self):
        return 1

    def __aexit__(self, *e):
        return 2


class ExitNotAwaitable(Both):
    def __aexit__(self, *e):
        return 2


class ExitRaises(Both):
    async def __aexit__(self, *e):
        raise RuntimeError("exit failed")


async def use(manager):
    async with manager:
        print("inside")


async def use_and_raise(manager):
    async with manager:
        raise ValueError("body")


async def plain_with(manager):
    with manager:
        pass


for f in (use, use_and_raise):
    for manager in (Both(), NotAwaitable(), ExitNotAwaitable(), ExitRaises()):
        try:
            f(manager).send(None)
        except StopIteration:
            print("ended")
        except Exception as e:
            print(type(e).__name__ + ":", e, "context:", repr(e.__context__))
try:
    plain_with(Both()).send(None)
except TypeError as e:
    print("TypeError")
except AttributeError as e:
    print("TypeError")
