"""Lesson 3.1: a dictionary whose every method is locked, and a count that is wrong all the same.

Interleave runs this very file. By hand: python3 lesson.py
"""
import sys
import threading
import time

KEY = "count"


class ThreadSafeDict:
    """Every method holds the lock from beginning to end."""

    def __init__(self, make_lock=threading.RLock):
        self._items = {}
        self._lock = make_lock()

    def get(self, key, default=0):
        with self._lock:
            return self._items.get(key, default)

    def set(self, key, value):
        """Gives back what was there before."""
        with self._lock:
            before = self._items.get(key, 0)
            self._items[key] = value
            return before

    def update(self, key, change):
        """Reads, changes and writes under one lock; get and set take it a second time."""
        with self._lock:
            self.set(key, change(self.get(key)))

    def __str__(self):
        with self._lock:
            return "ThreadSafeDict(" + str(self._items) + ")"


class WatchedDict(ThreadSafeDict):
    """Notes how often the lock is held at the moment when get reads."""

    def __init__(self, make_lock):
        super().__init__(make_lock)
        self.holds = None

    def get(self, key, default=0):
        with self._lock:
            text = repr(self._lock)  # <locked _thread.RLock object owner=... count=2 at ...>
            self.holds = int(text.split("count=")[1].split()[0]) if "count=" in text else 1
            return self._items.get(key, default)


def add_one(value):
    return value + 1


def count_by_get_then_set(shared, increments):
    """Two safe operations, one after the other. Gives back how often another thread's set came between them."""
    overtaken = 0
    for _ in range(increments):
        seen = shared.get(KEY)
        if shared.set(KEY, seen + 1) != seen:
            overtaken += 1
    return overtaken


def count_by_update(shared, increments):
    """One safe operation."""
    for _ in range(increments):
        shared.update(KEY, add_one)
    return 0


def count_by_plus_equals(plain, increments):
    """No lock at all, on a plain dict."""
    for _ in range(increments):
        plain[KEY] += 1
    return 0


def trial(work, shared, threads, increments):
    """All threads start counting at the same moment; what of it arrives?"""
    start = threading.Barrier(threads)
    overtaken = [0] * threads
    took = [0.0] * threads

    def run(index):
        start.wait()
        began = time.thread_time()
        overtaken[index] = work(shared, increments)
        took[index] = time.thread_time() - began

    run_together(run, threads)
    arrived = shared[KEY] if isinstance(shared, dict) else shared.get(KEY)
    return {"lost": threads * increments - arrived, "overtaken": sum(overtaken), "thread_ms": 1000 * sorted(took)[threads // 2]}


def run_trials(work, make, count, threads, increments, interval=None):
    """So many trials, each with a fresh dictionary; the switch interval only for as long."""
    before = sys.getswitchinterval()
    if interval is not None:
        sys.setswitchinterval(interval)
    try:
        all_trials = [trial(work, make(), threads, increments) for _ in range(count)]
    finally:
        sys.setswitchinterval(before)
    expected = threads * increments
    print(count, "trials of", threads, "threads, each counting to", increments)
    return {
        "expected": expected,
        "lost": [each["lost"] for each in all_trials],
        "overtaken": [each["overtaken"] for each in all_trials],
        "thread_ms": sorted(each["thread_ms"] for each in all_trials)[count // 2],
    }


def run_together(work, threads):
    """Starts the threads, named A, B, C ..., and waits for all of them."""
    started = []
    for index in range(threads):
        thread = threading.Thread(target=work, args=(index,), name="ABCDEFGHIJKLMNOPQRSTUVWX"[index])
        thread.start()
        started.append(thread)
    for thread in started:
        thread.join()


def get_then_set(threads, increments, trials):
    """A get, then a set, a thousand times in each thread."""
    return run_trials(count_by_get_then_set, ThreadSafeDict, trials, threads, increments)


def get_then_set_long(threads, long_increments, long_trials):
    """The same, for longer."""
    return run_trials(count_by_get_then_set, ThreadSafeDict, long_trials, threads, long_increments)


def get_then_set_short_interval(threads, increments, trials, short_ms):
    """The same thousand, with the GIL changing hands more often."""
    return run_trials(count_by_get_then_set, ThreadSafeDict, trials, threads, increments, short_ms / 1000)


def plus_equals(threads, long_increments, trials):
    """plain[KEY] += 1, without a lock."""
    return run_trials(count_by_plus_equals, plain_dict, trials, threads, long_increments)


def plus_equals_free(threads, long_increments, trials):
    """The same; Interleave takes the GIL away for this act."""
    return plus_equals(threads, long_increments, trials)


def plain_dict():
    return {KEY: 0}


def locked_update(threads, increments, trials, short_ms):
    """Reading, adding and writing as one operation under one lock, at the interval at which the other program is at its worst."""
    return run_trials(count_by_update, ThreadSafeDict, trials, threads, increments, short_ms / 1000)


def scope():
    """A lock that is held when an exception comes: in a with statement, and without."""
    lock = threading.Lock()
    released = {}

    def with_statement():
        with lock:
            raise ValueError("inside the with statement")

    def acquire_and_release():
        lock.acquire()
        raise ValueError("between acquire and release")
        lock.release()

    for name, broken in [("with", with_statement), ("bare", acquire_and_release)]:
        try:
            broken()
        except ValueError as error:
            print(name + ":", error)
        released[name] = not lock.locked()
        print("  the lock is", "free" if released[name] else "still held, by nobody who could release it")
        if lock.locked():
            lock.release()
    return {"with_released": released["with"], "bare_released": released["bare"]}


def reentrancy(lock, patience_ms):
    """update holds the lock and calls get and set, which want it too."""
    shared = WatchedDict(threading.RLock if lock == "RLock" else threading.Lock)
    thread = threading.Thread(target=shared.update, args=(KEY, add_one), name="updater", daemon=True)
    thread.start()
    thread.join(patience_ms / 1000)
    frozen = thread.is_alive()
    print("update with a", lock, "is frozen" if frozen else "came back")
    return {"lock": lock, "frozen": frozen, "holds": shared.holds, "value": None if frozen else shared.get(KEY)}


def stress(threads, increments, stress_trials, short_ms):
    """The wrong program and the right one, many times, at the short interval: how often, and how much?"""
    wrong = run_trials(count_by_get_then_set, ThreadSafeDict, stress_trials, threads, increments, short_ms / 1000)
    right = run_trials(count_by_update, ThreadSafeDict, stress_trials, threads, increments, short_ms / 1000)
    return {"expected": wrong["expected"], "lost": wrong["lost"], "overtaken": wrong["overtaken"], "fixed_lost": right["lost"]}


def two_count(work, shared, read):
    """Two threads, one increment each: little enough to try every way the two can go."""
    def once(index):
        work(shared, 1)

    run_together(once, 2)
    return {"ok": read() == 2, "count": read()}


def search_get_then_set():
    shared = ThreadSafeDict()
    return two_count(count_by_get_then_set, shared, lambda: shared.get(KEY))


def search_plus_equals():
    plain = plain_dict()
    return two_count(count_by_plus_equals, plain, lambda: plain[KEY])


def search_locked_update():
    shared = ThreadSafeDict()
    return two_count(count_by_update, shared, lambda: shared.get(KEY))


def main(threads=10, increments=1000, long_increments=100_000, trials=20, long_trials=3, stress_trials=50, short_ms=0.1):
    searched = "is for Interleave's scheduler, which tries every order of two threads"
    acts = [
        (get_then_set, (threads, increments, trials), None),
        (get_then_set_long, (threads, long_increments, long_trials), None),
        (get_then_set_short_interval, (threads, increments, trials, short_ms), None),
        (plus_equals, (threads, long_increments, trials), None),
        (plus_equals_free, (), "needs Interleave's model, which can take the GIL away"),
        (locked_update, (threads, increments, trials, short_ms), None),
        (scope, (), None),
        (reentrancy, ("RLock", 1000), None),
        (stress, (threads, increments, stress_trials, short_ms), None),
        (search_get_then_set, (), searched),
        (search_plus_equals, (), searched),
        (search_locked_update, (), searched),
    ]
    for act, arguments, skip in acts:
        if skip:
            print(act.__name__, "skipped:", skip)
            continue
        start = time.perf_counter()
        results = act(*arguments)
        lost = results.get("lost")
        if lost:
            print("  lost, of", results["expected"], "in each trial:", lost)
        print(act.__name__, "took", round(time.perf_counter() - start, 2), "s")


if __name__ == "__main__":
    main()
