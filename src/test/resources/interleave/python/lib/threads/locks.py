import threading, time

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
lock.release()
for call in (lambda: lock.release(), lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2), lambda: lock.acquire(timeout="x"),
             lambda: threading.RLock().release(), lambda: lock.acquire(timeout=1e300)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
with lock:
    print("inside", lock.locked())
try:
    with lock:
        raise KeyError("x")
except KeyError:
    print("released", not lock.locked())
r = threading.RLock()
with r:
    with r:
        print("twice", r.acquire())
        r.release()
    seen = []
    def other():
        seen.append(r.acquire(blocking=False))
        try:
            r.release()
        except RuntimeError as e:
            seen.append(str(e))
    t = threading.Thread(target=other)
    t.start()
    t.join()
    print(seen)

total = 0
def add(n):
    global total
    for _ in range(n):
        with lock:
            now = total
            time.sleep(0)
            total = now + 1
threads = [threading.Thread(target=add, args=(50,)) for _ in range(6)]
for t in threads: t.start()
for t in threads: t.join()
print(total)

handed = []
lock.acquire()
def waiter():
    with lock:
        handed.append("waiter")
t = threading.Thread(target=waiter)
t.start()
time.sleep(0.02)
handed.append("main")
lock.release()
t.join()
print(handed)
def release_elsewhere():
    lock.release()
lock.acquire()
t = threading.Thread(target=release_elsewhere)
t.start()
t.join()
print(lock.locked())
