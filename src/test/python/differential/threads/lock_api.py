import threading
lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.acquire(True, 0.01))
lock.release()
print(lock.locked())
with lock:
    print("held", lock.locked())
print(lock.locked())
try:
    with lock:
        raise ValueError("inside")
except ValueError as e:
    print(e, lock.locked())
r = threading.RLock()
print(r.acquire(), r.acquire(), r.acquire(blocking=False))
with r:
    with r:
        print("nested")
r.release(); r.release(); r.release()
def other(results):
    results.append(r.acquire(False))
with r:
    res = []
    t = threading.Thread(target=other, args=(res,))
    t.start(); t.join()
    print(res)
def free():
    res.append(r.acquire(timeout=1))
    r.release()
t = threading.Thread(target=free); t.start(); t.join()
print(res)
# A Lock may be released by another thread.
lock.acquire()
t = threading.Thread(target=lock.release); t.start(); t.join()
print(lock.locked())
