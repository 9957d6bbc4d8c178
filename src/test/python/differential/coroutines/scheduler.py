class Switch:
    def __await__(self):
        yield self


class Wait:
    def __init__(self, channel):
        self.channel = channel

    def __await__(self):
        while not self.channel:
            yield self
        return self.channel.pop(0)


async def producer(channel, n):
    for i in range(n):
        print("put", i)
        channel.append(i)
        await Switch()
    channel.append(None)


async def consumer(name, channel):
    total = 0
    while True:
        item = await Wait(channel)
        if item is None:
            channel.append(None)
            print(name, "total", total)
            return
        print(name, "took", item)
        total += item
        await Switch()


def run(*coroutines):
    ready = list(coroutines)
    turns = 0
    while ready:
        one = ready.pop(0)
        turns += 1
        try:
            one.send(None)
        except StopIteration:
            continue
        ready.append(one)
    return turns


channel = []
print(run(consumer("A", channel), producer(channel, 5), consumer("B", channel)))
