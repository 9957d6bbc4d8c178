class P:
    def __await__(self):
        yield "p"


async def inner():
    await P()
    return "inner"


async def outer(c):
    return await c


shared = inner()
a, b = outer(shared), outer(shared)
print(a.send(None))
try:
    b.send(None)
except RuntimeError as e:
    print(e)
try:
    a.send(None)
except StopIteration as e:
    print(e.value)
late = outer(shared)
try:
    late.send(None)
except RuntimeError as e:
    print(e)
