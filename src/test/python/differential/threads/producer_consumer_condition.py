import threading
items, done = [], []
cond = threading.Condition()
def producer():
    for i in range(5):
        with cond:
            items.append(i)
            cond.notify()
    with cond:
        items.append(None)
        cond.notify_all()
def consumer():
    while True:
        with cond:
            while not items:
                cond.wait()
            x = items.pop(0)
        if x is None:
            break
        done.append(x * x)
c = threading.Thread(target=consumer)
p = threading.Thread(target=producer)
c.start(); p.start(); p.join(); c.join()
print(done)
event = threading.Event()
seen = []
t = threading.Thread(target=lambda: (event.wait(), seen.append("woken")))
t.start()
print(event.is_set(), seen)
event.set(); t.join()
print(event.is_set(), seen, event.wait(0.01))
event.clear()
print(event.wait(0.01))
sem = threading.Semaphore(2)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False))
sem.release()
