sources = ["await x", "def f():\n  await x", "def f():\n  async for x in y: pass", "def f():\n  async with x: pass",
           "async def f():\n  yield 1\n  return 2", "async def f():\n  yield from x", "def f():\n  return [x async for x in y]",
           "async def f():\n  return lambda: await x", "async x = 1", "async def f(:\n  pass", "class A:\n  await x"]
print(len(sources))


async def f():
    async def inner():
        yield 1
        return
    return [x async for x in inner()]


async def docs():
    "documentation"


print(docs.__doc__)
try:
    f().send(None)
except StopIteration as e:
    print(e.value)
async_ = 1
awaited = 2
print(async_ + awaited)
