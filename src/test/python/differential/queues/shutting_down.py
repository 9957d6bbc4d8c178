import queue
import threading

q = queue.Queue()
q.put(1)
q.put(2)
q.shutdown()
print(q.is_shutdown, q.qsize())
try:
    q.put(3)
except queue.ShutDown as e:
    print(repr(e))
print(q.get(), q.get())
try:
    q.get()
except queue.ShutDown as e:
    print(repr(e))
q.task_done()
q.task_done()
q.join()

q = queue.Queue()
for i in range(3):
    q.put(i)
q.get()
q.shutdown(immediate=True)
print(q.qsize(), q.unfinished_tasks)
q.task_done()
q.join()

q = queue.Queue()
ended = []


def wait():
    try:
        q.get()
    except queue.ShutDown:
        ended.append("shut down")


threads = [threading.Thread(target=wait) for _ in range(3)]
for t in threads:
    t.start()
q.shutdown()
for t in threads:
    t.join()
print(ended)
