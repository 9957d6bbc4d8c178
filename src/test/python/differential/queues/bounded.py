import queue

q = queue.Queue(2)
q.put("a")
q.put("b")
print(q.full())
for attempt in (lambda: q.put_nowait("c"), lambda: q.put("c", False), lambda: q.put("c", timeout=0.01), lambda: q.put("c", True, 0)):
    try:
        attempt()
    except queue.Full as e:
        print("full", repr(e), q.qsize())
try:
    q.put("c", timeout=-0.5)
except ValueError as e:
    print(e)
q.get()
q.put("c")
print(q.get(), q.get(), q.empty())
unbounded = queue.Queue(-1)
for i in range(100):
    unbounded.put(i, timeout=-1)
print(unbounded.full(), unbounded.qsize())
q.maxsize = 1
q.put(1)
print(q.full())
