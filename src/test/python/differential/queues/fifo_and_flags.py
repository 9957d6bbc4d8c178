import queue

q = queue.Queue()
print(q.empty(), q.full(), q.qsize(), q.maxsize)
for i in range(5):
    q.put(i)
print(q.empty(), q.full(), q.qsize())
print([q.get() for _ in range(3)], q.qsize())
q.put_nowait("last")
print(q.get_nowait(), q.get(), q.get(block=False))
try:
    q.get_nowait()
except queue.Empty as e:
    print(type(e).__name__, repr(e), e.args)
try:
    q.get(False)
except queue.Empty:
    print("empty")
try:
    q.get(True, 0.01)
except queue.Empty:
    print("empty after a while")
try:
    q.get(timeout=-1)
except ValueError as e:
    print(e)
print(issubclass(queue.Empty, Exception), issubclass(queue.Full, Exception))
print(queue.Queue(maxsize=3).maxsize, queue.LifoQueue(2).maxsize)
