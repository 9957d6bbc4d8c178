import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

gates = [threading.Event() for _ in range(4)]


def pass_gate(number):
    gates[number].wait(30)
    if number:
        gates[number - 1].set()
    return "passed %d" % number


with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(pass_gate, number) for number in range(4)]
    print([future.done() for future in futures])
    gates[3].set()
    print([future.result(30) for future in futures])
    print(sorted(future.result() for future in as_completed(futures)))
    done, pending = wait(futures)
    print(len(done), len(pending))
    print(list(pool.map(lambda a, b: a * b, range(4), (5, 6, 7))))
    failing = pool.map(lambda n: 10 // n, (5, 2, 0, 1))
    print(next(failing), next(failing))
    try:
        next(failing)
    except ZeroDivisionError as error:
        print(error)
    print(next(failing, "nothing more"))
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)
