import threading
class ThreadSafeDict:
    def __init__(self):
        self._data = {}
        self._lock = threading.RLock()
    def get(self, key, default=None):
        with self._lock:
            return self._data.get(key, default)
    def set(self, key, value):
        with self._lock:
            self._data[key] = value
    def update(self, key, change):
        with self._lock:
            self.set(key, change(self.get(key, 0)))
    def __repr__(self):
        with self._lock:
            return f"ThreadSafeDict({self._data})"
d = ThreadSafeDict()
def work():
    for _ in range(500):
        d.update("hits", lambda v: v + 1)
ts = [threading.Thread(target=work) for _ in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(d, d.get("none"), d.get("none", 5))
