class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("value at the end")
        self.n -= 1
        return self.n

    def __await__(self):
        return self


class ViaCoroutine:
    def __await__(self):
        return self.run().__await__()

    async def run(self):
        await Iter(1)
        return "via coroutine"


class FromList:
    def __await__(self):
        yield from [1, 2, 3]
        return "via generator"


async def main():
    a = await Iter(2)
    b = await ViaCoroutine()
    c = await FromList()
    return a, b, c


c = main()
try:
    while True:
        print("loop sees", c.send(None))
except StopIteration as e:
    print(e.value)
w = ViaCoroutine().run().__await__()
print(type(w).__name__, next(w))
try:
    next(w)
except StopIteration as e:
    print(e.value)
