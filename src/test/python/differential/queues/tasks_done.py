import queue
import threading

q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            return
        done.append(item * item)
        q.task_done()


for i in range(20):
    q.put(i)
print(q.unfinished_tasks)
threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
q.join()
print(sorted(done), q.unfinished_tasks)
for t in threads:
    q.put(None)
for t in threads:
    t.join()
q.join()
try:
    q.task_done()
except ValueError as e:
    print(e)
