import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

hold = threading.Event()


def fail():
    raise ValueError("failed")


with ThreadPoolExecutor(4) as pool:
    quick = pool.submit(pow, 2, 5)
    stuck = pool.submit(hold.wait)
    done, not_done = wait([quick, stuck], return_when=FIRST_COMPLETED)
    print(done == {quick}, not_done == {stuck})
    result = wait([stuck], timeout=0.01)
    print(result.done, len(result.not_done), result[1] == result.not_done)
    bad = pool.submit(fail)
    done, not_done = wait({quick, stuck, bad}, return_when=FIRST_EXCEPTION)
    print(bad in done, stuck in not_done)
    hold.set()
    done, not_done = wait([quick, stuck, bad], return_when=ALL_COMPLETED)
    print(len(done), not_done)
    print(wait([]).done)
    try:
        wait([quick], return_when="SOMETIME")
    except ValueError as e:
        print(e)
