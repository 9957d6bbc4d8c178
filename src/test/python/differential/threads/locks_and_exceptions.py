import threading
lock, outer = threading.Lock(), threading.RLock()
def fail(message):
    raise ValueError(message)
def bare():
    lock.acquire()
    fail("bare")
    lock.release()
def guarded():
    lock.acquire()
    try:
        fail("guarded")
    finally:
        lock.release()
def scoped():
    with outer, lock:
        fail("scoped")
def returning():
    with lock:
        return lock.locked()
def leaving():
    for number in range(5):
        with lock:
            if number == 2:
                break
            continue
    return number
for function in (bare, guarded, scoped):
    try:
        function()
    except ValueError as error:
        print(error, lock.locked())
    if lock.locked():
        lock.release()
print(returning(), lock.locked(), leaving(), lock.locked())
class Swallows:
    def __enter__(self):
        lock.acquire()
        return self
    def __exit__(self, kind, value, traceback):
        lock.release()
        print(kind.__name__, value, traceback is not None)
        return True
with Swallows():
    fail("swallowed")
print(lock.locked())
