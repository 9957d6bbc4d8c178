import threading
def f():
    seen.append((threading.current_thread().name, threading.current_thread().daemon))
seen = []
a = threading.Thread(target=f)
b = threading.Thread(target=f, name="named", daemon=True)
c = threading.Thread(target=f)
print(a.name, b.name, c.name, a.daemon, b.daemon, a.is_alive())
for t in (a, b, c):
    t.start()
    t.join()
    print(t.name, t.is_alive())
print(seen)
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
a.name = "renamed"
print(a.name, a.ident is not None)
class MyThread(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.result = None
    def run(self):
        self.result = self.n ** 2
ts = [MyThread(i) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print([t.result for t in ts])
