# One lost update, made to happen: events decide who goes on.
import threading
class Box:
    def __init__(self):
        self.value = 0
        self.lock = threading.RLock()
    def get(self):
        with self.lock:
            return self.value
    def set(self, value):
        with self.lock:
            before, self.value = self.value, value
            return before
box = Box()
has_read, may_write = threading.Event(), threading.Event()
log = []
def slow():
    seen = box.get()
    has_read.set()
    may_write.wait()
    log.append(("slow", seen, box.set(seen + 1)))
def quick():
    has_read.wait()
    for _ in range(3):
        seen = box.get()
        log.append(("quick", seen, box.set(seen + 1)))
    may_write.set()
threads = [threading.Thread(target=slow), threading.Thread(target=quick)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log, box.get())
