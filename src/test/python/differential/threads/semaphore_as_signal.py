import threading

ready, taken = threading.Semaphore(0), threading.Semaphore(1)
cell = [None]
received = []


def produce():
    for item in range(6):
        taken.acquire()
        cell[0] = item * item
        ready.release()


def consume():
    for _ in range(6):
        ready.acquire()
        received.append(cell[0])
        taken.release()


threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(received, ready.acquire(blocking=False), taken.acquire(timeout=0.01), taken.acquire(timeout=0.01))
bounded = threading.BoundedSemaphore(2)
with bounded, bounded:
    print(bounded.acquire(blocking=False))
try:
    bounded.release()
except ValueError as error:
    print(error)
try:
    threading.Semaphore(-1)
except ValueError as error:
    print(error)
