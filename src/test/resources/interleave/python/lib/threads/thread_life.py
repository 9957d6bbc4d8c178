import threading, time

def f(a, b=2, *, c=3):
    print("in f", a, b, c, threading.current_thread().name)

t = threading.Thread(target=f, args=(1,), kwargs={"c": 9})
print(t.name, t.daemon, t.is_alive(), t.ident)
try:
    t.join()
except RuntimeError as e:
    print(e)
t.start()
t.join()
print(t.is_alive(), t.ident is not None, t.native_id is not None)
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)
try:
    t2 = threading.Thread(target=time.sleep, args=(0,))
    print(t2.name)
    t2.start()
    t2.daemon = True
except RuntimeError as e:
    print(e)
t2.join()

class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name="worker-%d" % n)
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * 2

workers = [Worker(i) for i in range(4)]
for w in workers:
    w.start()
for w in workers:
    w.join(timeout=10)
print([w.result for w in workers], workers[0].name)

class Bad(threading.Thread):
    def __init__(self):
        pass

try:
    Bad().start()
except RuntimeError as e:
    print(e)

class Plain(threading.Thread):
    def run(self):
        print("plain run", self.name)

p = Plain()
p.start()
p.join()
print(threading.main_thread().name, threading.current_thread() is threading.main_thread(), threading.active_count())
print([x.name for x in threading.enumerate()])
print(threading.get_ident() == threading.current_thread().ident)
slow = threading.Thread(target=time.sleep, args=(0.3,), name="slow", daemon=True)
slow.start()
slow.join(0.01)
print(slow.is_alive(), slow.daemon, threading.active_count())
slow.join()
print(slow.is_alive())
slow.name = "renamed"
print(slow.name, threading.Thread(target=f).name, threading.Thread().name, threading.Thread(name=None, target=None).name)
try:
    threading.Thread(1)
except AssertionError as e:
    print(e)
