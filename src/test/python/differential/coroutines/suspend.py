class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        answer = yield self.value
        return (self.value, answer)


async def inner(n):
    print("inner begins", n)
    got = await Pause(n)
    print("inner got", got)
    again = await Pause(n * 10)
    return got, again


async def outer():
    one = await inner(1)
    two = await inner(2)
    return one, two


c = outer()
value = c.send(None)
while True:
    print("yielded", value)
    try:
        value = c.send("answer to %s" % value)
    except StopIteration as stop:
        print(stop.value)
        break
