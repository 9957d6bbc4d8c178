import threading

pool = threading.Semaphore(2)
inside, most = 0, 0
lock = threading.Lock()


def enter():
    global inside, most
    with pool:
        with lock:
            inside += 1
            most = max(most, inside)
        for _ in range(100):
            pass
        with lock:
            inside -= 1


threads = [threading.Thread(target=enter) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(inside, most <= 2)
print(pool.acquire(False), pool.acquire(timeout=0.01), pool.acquire(blocking=False))
pool.release(2)
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as e:
    print(e)
meeting = threading.Barrier(2, action=lambda: print("all here"), timeout=30)
other = threading.Thread(target=meeting.wait)
other.start()
print(meeting.wait() in (0, 1), meeting.n_waiting, meeting.parties)
other.join()
try:
    meeting.wait(0.01)
except threading.BrokenBarrierError as e:
    print(repr(e), meeting.broken)
meeting.reset()
print(meeting.broken)
