import threading, time

event = threading.Event()
print(event.is_set(), event.wait(0.01))
got = []
def waits():
    got.append(event.wait())
ts = [threading.Thread(target=waits) for _ in range(3)]
for t in ts: t.start()
event.set()
for t in ts: t.join()
print(got, event.wait(0), event.is_set())
event.clear()
print(event.is_set())

c = threading.Condition()
for call in (c.wait, c.notify, c.notify_all):
    try:
        call()
    except RuntimeError as e:
        print(e)
items, taken = [], []
def consumer():
    for _ in range(5):
        with c:
            c.wait_for(lambda: items)
            taken.append(items.pop(0))
            c.notify_all()
def producer():
    for i in range(5):
        with c:
            while items:
                c.wait()
            items.append(i)
            c.notify()
a, b = threading.Thread(target=consumer), threading.Thread(target=producer)
a.start(); b.start(); a.join(); b.join()
print(taken)
with c:
    print(c.wait(0.01), c.wait_for(lambda: False, timeout=0.01), c.wait_for(lambda: 7))

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release(2)
for call in (lambda: threading.Semaphore(-1), lambda: s.acquire(False, 1), lambda: s.release(0), lambda: threading.BoundedSemaphore(1).release()):
    try:
        call()
    except ValueError as e:
        print(e)
inside, most, guard = 0, 0, threading.Lock()
def limited():
    global inside, most
    with s:
        with guard:
            inside += 1
            most = max(most, inside)
        time.sleep(0.005)
        with guard:
            inside -= 1
ts = [threading.Thread(target=limited) for _ in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(most <= 2, inside)

order = []
barrier = threading.Barrier(3, action=lambda: order.append("all here"))
def party():
    barrier.wait()
    with guard:
        order.append("on")
ts = [threading.Thread(target=party) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(order, barrier.parties, barrier.n_waiting, barrier.broken)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError as e:
    print("broken", barrier.broken, isinstance(e, RuntimeError))
barrier.reset()
print(barrier.broken)
