import queue
import threading

channel = queue.Queue(maxsize=3)
results = queue.SimpleQueue()


def produce(first):
    for i in range(first, first + 50):
        channel.put(i)


def consume():
    while True:
        item = channel.get()
        if item is None:
            break
        results.put(item * 2)


producers = [threading.Thread(target=produce, args=(n * 50,)) for n in range(3)]
consumers = [threading.Thread(target=consume) for _ in range(2)]
for t in producers + consumers:
    t.start()
for t in producers:
    t.join()
for t in consumers:
    channel.put(None)
for t in consumers:
    t.join()
everything = []
while not results.empty():
    everything.append(results.get())
print(len(everything), sum(everything), sorted(everything) == [2 * i for i in range(150)])
