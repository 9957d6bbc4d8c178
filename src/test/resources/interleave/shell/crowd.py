"""A crowd for the window to draw: `threads N` and `virtual N` take one lock in turn and sleep in between, `workers N` count in processes of their own."""
import multiprocessing
import sys
import threading
import time

ROUNDS = 40


def turns(lock, counter):
    for _ in range(ROUNDS):
        with lock:
            counter[0] += sum(i for i in range(50)) - 1224
        time.sleep(0.2)


def crowd(kind, number):
    lock, counter = threading.Lock(), [0]
    everybody = [kind(target=turns, args=(lock, counter)) for _ in range(number)]
    for one in everybody:
        one.start()
    for one in everybody:
        one.join()
    return counter[0] == number * ROUNDS


def count(number):
    time.sleep(0.01)
    return sum(i * i for i in range(number))


def workers(number):
    with multiprocessing.get_context("spawn").Pool(number) as pool:
        return len(pool.map(count, range(10 * number), 1)) == 10 * number


if __name__ == "__main__":
    what, number = sys.argv[1], int(sys.argv[2])
    if what == "workers":
        whole = workers(number)
    elif what == "virtual":
        from virtual import Thread as VirtualThread  # threads of the JVM: only Little Python has them
        whole = crowd(VirtualThread, number)
    else:
        whole = crowd(threading.Thread, number)
    print("whole" if whole else "something is missing")
