from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool


def prepare():
    raise OSError("no database")


with ThreadPoolExecutor(1, initializer=prepare) as pool:
    first = pool.submit(pow, 2, 3)
    try:
        first.result()
    except BrokenThreadPool as e:
        print(isinstance(e, BrokenExecutor), isinstance(e, RuntimeError), e)
    try:
        pool.submit(pow, 2, 3)
    except BrokenExecutor as e:
        print(type(e).__name__, e)
