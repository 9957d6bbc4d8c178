class Pause:
    def __await__(self):
        yield


class Account:
    rate = 2

    def __init__(self, n):
        self.n = n

    async def add(self, k):
        await Pause()
        self.n += k
        return self

    @classmethod
    async def make(cls, n):
        await Pause()
        return cls(n * cls.rate)

    @staticmethod
    async def zero():
        return 0


class Special(Account):
    async def add(self, k):
        await super().add(k * 100)
        return self


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


async def main():
    a = await Account.make(5)
    await (await a.add(1)).add(2)
    s = await Special.make(1)
    await s.add(3)
    total = await Account.zero()

    async def bump():
        nonlocal total
        await Pause()
        total += 1

    for _ in range(3):
        await bump()
    return a.n, s.n, total


def logged(f):
    async def inner(*args):
        print("calling", f.__name__)
        result = await f(*args)
        print("result", result)
        return result
    return inner


@logged
async def square(x):
    await Pause()
    return x * x


print(run(main()))
print(run(square(7)))
