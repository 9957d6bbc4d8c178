import threading
t = threading.Thread(target=print, args=("ran",))
try:
    t.join()
except RuntimeError as e:
    print(e)
t.start()
t.join()
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)
lock = threading.Lock()
try:
    lock.release()
except RuntimeError as e:
    print(e)
r = threading.RLock()
try:
    r.release()
except RuntimeError as e:
    print(e)
def other():
    try:
        r.release()
    except RuntimeError as e:
        print("other:", e)
r.acquire()
x = threading.Thread(target=other)
x.start(); x.join()
r.release()
try:
    lock.acquire(timeout=-5)
except ValueError as e:
    print(e)
try:
    lock.acquire(False, 1)
except ValueError as e:
    print(e)
