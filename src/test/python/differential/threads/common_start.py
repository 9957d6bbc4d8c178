import threading
THREADS = 6
start = threading.Barrier(THREADS)
lock = threading.Lock()
counts = {"n": 0}
ready = [0] * THREADS
def work(index):
    ready[index] = 1
    start.wait()
    seen_all[index] = all(ready)
    for _ in range(200):
        with lock:
            counts["n"] += 1
seen_all = [False] * THREADS
for trial in range(3):
    ready[:] = [0] * THREADS
    threads = [threading.Thread(target=work, args=(i,), name="ABCDEF"[i]) for i in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(trial, counts["n"], seen_all, start.n_waiting, start.broken)
