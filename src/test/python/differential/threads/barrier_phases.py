import threading

WORKERS = 3
cells = list(range(WORKERS))
phases = []
barrier = threading.Barrier(WORKERS, action=lambda: phases.append(list(cells)))
numbers = []


def work(me):
    for _ in range(4):
        neighbour = cells[(me + 1) % WORKERS]
        barrier.wait(30)
        cells[me] += neighbour
        numbers.append(barrier.wait(30))


threads = [threading.Thread(target=work, args=(me,)) for me in range(WORKERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(phases)
print(cells, sorted(numbers), barrier.n_waiting, barrier.broken)
barrier.abort()
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("broken", barrier.broken)
