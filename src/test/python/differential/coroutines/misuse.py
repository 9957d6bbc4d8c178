async def f():
    return 1


async def await_number():
    await 5


async def await_none():
    await None


async def await_list():
    await [1]


class Bad:
    def __await__(self):
        return 7


class Worse:
    def __await__(self):
        return f2


async def g():
    return await Bad()


async def stop():
    raise StopIteration(3)


async def endless():
    while True:
        try:
            await P()
        except GeneratorExit:
            print("no, thanks")


class P:
    def __await__(self):
        yield


def attempt(what):
    try:
        what()
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for make in (await_number, await_none, await_list, g, stop):
    attempt(lambda: make().send(None))
c = f()
attempt(lambda: next(c))
attempt(lambda: list(c))
attempt(lambda: iter(c))
attempt(lambda: [x for x in c])
attempt(lambda: c.send(1))
attempt(lambda: c.send(None))
attempt(lambda: c.send(None))
attempt(lambda: c.throw(ValueError("late")))
e = endless()
e.send(None)
attempt(e.close)
attempt(lambda: e.throw(TypeError("end it")))


def plain():
    yield from f3


f3 = f()
attempt(lambda: next(plain()))
f3.close()
me = None


async def itself():
    me.send(None)


me = itself()
attempt(lambda: me.send(None))
