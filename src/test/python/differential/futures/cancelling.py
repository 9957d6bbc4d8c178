import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor, wait

hold, begun = threading.Event(), threading.Event()


def block():
    begun.set()
    hold.wait()
    return "blocked"


ran = []
with ThreadPoolExecutor(1) as pool:
    running = pool.submit(block)
    begun.wait()
    queued = [pool.submit(ran.append, i) for i in range(3)]
    print(running.running(), running.cancel(), queued[1].running(), queued[1].cancel(), queued[1].cancel(), queued[1].cancelled(), queued[1].done())
    try:
        queued[1].result()
    except CancelledError as e:
        print(repr(e), isinstance(e, Exception))
    try:
        queued[1].exception()
    except CancelledError:
        print("cancelled")
    hold.set()
    print(running.result())
    print(len(wait(queued).done))
print(ran)

hold.clear()
begun.clear()
pool = ThreadPoolExecutor(1)
running = pool.submit(block)
begun.wait()
queued = [pool.submit(ran.append, i) for i in (10, 11, 12)]
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in queued], running.done())
hold.set()
print(running.result())
pool.shutdown()
print(ran)
