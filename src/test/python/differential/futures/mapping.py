import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def power(a, b):
    return a ** b


def slow_first(i):
    if i == 0:
        time.sleep(0.02)
    if i == 3:
        raise KeyError(i)
    return i


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(power, range(6), [2] * 6)))
    print(list(pool.map(power, [2, 3], [5, 6, 7], timeout=60)))
    print(list(pool.map(str, [])))
    got = []
    try:
        for value in pool.map(slow_first, range(6)):
            got.append(value)
    except KeyError as e:
        print(got, repr(e))
    results = pool.map(power, [1, 2, 3], [1, 2, 3], chunksize=2)
    print(next(results), next(results))
    results.close()

import threading

hold = threading.Event()
with ThreadPoolExecutor(1) as pool:
    try:
        list(pool.map(lambda _: hold.wait(), [1], timeout=0.01))
    except TimeoutError as e:
        print(type(e).__name__, repr(str(e)))
    hold.set()
