import queue
import threading

END = object()


def stage(function, source, target):
    while True:
        item = source.get()
        if item is END:
            target.put(END)
            return
        target.put(function(item))


queues = [queue.Queue(maxsize=2) for _ in range(3)] + [queue.Queue()]
functions = [str.strip, str.upper, lambda text: (len(text), text)]
threads = [threading.Thread(target=stage, args=(function, queues[i], queues[i + 1])) for i, function in enumerate(functions)]
for thread in threads:
    thread.start()
for text in (" one", "two ", " three ", "", "four"):
    queues[0].put(text)
queues[0].put(END)
for thread in threads:
    thread.join()
results = []
while not queues[-1].empty():
    results.append(queues[-1].get_nowait())
print(results[:-1], results[-1] is END, [q.qsize() for q in queues], queues[0].full())
try:
    queues[0].get(timeout=0.01)
except queue.Empty as error:
    print(type(error).__name__, error.args)
