import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed

gates = [threading.Event() for _ in range(4)]


def work(i):
    gates[i].wait()
    return i


with ThreadPoolExecutor(4) as pool:
    futures = {pool.submit(work, i): "task %d" % i for i in range(4)}
    order = [2, 0, 3, 1]
    gates[order[0]].set()
    seen = []
    for n, future in enumerate(as_completed(futures)):
        seen.append((future.result(), futures[future]))
        if n < 3:
            gates[order[n + 1]].set()
    print(seen)
    print(sorted(f.result() for f in as_completed(futures)))
    print(list(as_completed([])))

hold = threading.Event()
with ThreadPoolExecutor(2) as pool:
    quick, stuck = pool.submit(int, "7"), pool.submit(hold.wait)
    try:
        for future in as_completed([quick, stuck], timeout=0.05):
            print(future.result())
    except TimeoutError as e:
        print(e)
    hold.set()
    print(len(list(as_completed([quick, stuck, quick]))))
