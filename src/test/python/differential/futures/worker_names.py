import threading
from concurrent.futures import ThreadPoolExecutor

both = threading.Barrier(2)


def name():
    both.wait()
    return threading.current_thread().name


with ThreadPoolExecutor(2) as pool:
    fs = [pool.submit(name) for _ in range(2)]
    print(sorted(f.result() for f in fs))
with ThreadPoolExecutor(2, thread_name_prefix="io") as pool:
    fs = [pool.submit(name) for _ in range(2)]
    print(sorted(f.result() for f in fs))
    print([t.daemon for t in threading.enumerate() if t.name.startswith("io")])
print(threading.active_count())
# One idle worker serves one after the other.
with ThreadPoolExecutor(8) as pool:
    names = set()
    for i in range(5):
        names.add(pool.submit(lambda: threading.current_thread().name).result())
    print(len(names) <= 5, len(pool._threads) <= 5)
