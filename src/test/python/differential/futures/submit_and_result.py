from concurrent.futures import Future, ThreadPoolExecutor


def square(x, *, plus=0):
    return x * x + plus


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(square, i) for i in range(10)]
    print([f.result() for f in futures])
    f = pool.submit(square, 3, plus=4)
    print(f.result(), f.result(timeout=1), f.done(), f.running(), f.cancelled(), f.exception(), f.cancel())
    print(isinstance(f, Future))
try:
    pool.submit(square, 1)
except RuntimeError as e:
    print(e)
for make in (lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(max_workers=-1), lambda: ThreadPoolExecutor(1, initializer=3)):
    try:
        make()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
