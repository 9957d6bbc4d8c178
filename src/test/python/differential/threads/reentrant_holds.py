import threading
lock = threading.RLock()
def holds():
    text = repr(lock)
    return text.split()[0], int(text.split("count=")[1].split()[0])
print(holds())
with lock:
    print(holds())
    with lock:
        print(holds())
        lock.acquire()
        print(holds())
        lock.release()
    print(holds())
print(holds())
def nested(depth):
    with lock:
        return holds()[1] if depth == 0 else nested(depth - 1)
print(nested(20), holds())
seen = []
def other():
    seen.append(lock.acquire(blocking=False))
with lock:
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
print(seen)
try:
    lock.release()
except RuntimeError as error:
    print(error)
