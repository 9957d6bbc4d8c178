import queue
import threading
import time

q = queue.Queue()
q.put("never done")


def join(timeout):
    end = time.monotonic() + timeout
    with q.all_tasks_done:
        while q.unfinished_tasks:
            left = end - time.monotonic()
            if left <= 0:
                return False
            q.all_tasks_done.wait(left)
    return True


print(join(0.02))
t = threading.Thread(target=lambda: (q.get(), q.task_done()))
t.start()
print(join(10))
t.join()
with q.mutex:
    print(q.mutex.locked(), q.unfinished_tasks)
print(q.mutex.locked())
