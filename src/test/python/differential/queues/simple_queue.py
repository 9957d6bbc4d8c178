import queue
import threading

q = queue.SimpleQueue()
print(q.empty(), q.qsize())
q.put(1)
q.put(2, True, 5)
q.put_nowait(3)
print(q.qsize(), q.get(), q.get(True), q.get_nowait())
for attempt in (lambda: q.get_nowait(), lambda: q.get(False), lambda: q.get(timeout=0.01), lambda: q.get(block=False, timeout=-1)):
    try:
        attempt()
    except queue.Empty as e:
        print("empty", repr(e))
try:
    q.get(timeout=-1)
except ValueError as e:
    print(e)

answers = []
t = threading.Thread(target=lambda: answers.append(q.get()))
t.start()
q.put("for the thread")
t.join()
print(answers)
print(hasattr(q, "join"), hasattr(q, "task_done"), hasattr(q, "full"))
