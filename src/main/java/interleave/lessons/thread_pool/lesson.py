"""Lesson 3.2: a thread pool made by hand, and what happens when it is shut down.

Interleave runs this very file. By hand: python3 lesson.py
"""
import multiprocessing
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor


class ThreadPool:
    """Threads that take tasks out of a queue, until they are told to stop."""

    def __init__(self, num_threads, poll=0.1, daemon=False):
        self.tasks = queue.Queue()
        self.results = []
        self.failed = 0
        self.results_lock = threading.Lock()
        self.stopping = threading.Event()
        self.poll = poll
        self.polls = 0
        self.workers = []
        for number in range(1, num_threads + 1):
            worker = threading.Thread(target=self.work, name="Worker-" + str(number), daemon=daemon)
            worker.start()
            self.workers.append(worker)

    def work(self):
        """What every worker does."""
        while not self.stopping.is_set():
            try:
                function, arguments = self.tasks.get(timeout=self.poll)
            except queue.Empty:
                with self.results_lock:
                    self.polls += 1
                continue  # nothing to do: has somebody told us to stop?
            try:
                result = function(*arguments)
                with self.results_lock:
                    self.results.append(result)
            except Exception:
                with self.results_lock:
                    self.failed += 1  # the worker goes on; which task it was, nobody will know
            finally:
                self.tasks.task_done()

    def submit(self, function, *arguments):
        if self.stopping.is_set():
            raise RuntimeError("the pool is shut down")
        self.tasks.put((function, arguments))

    def shutdown(self, drain=False):
        if drain:
            self.tasks.join()  # until every task is done
        self.stopping.set()
        for worker in self.workers:
            worker.join()


class CarefulPool(ThreadPool):
    """Looks and puts in one step: shutdown can't come in between."""

    def __init__(self, num_threads, poll=0.1):
        self.gate = threading.Lock()
        self.closed = False
        super().__init__(num_threads, poll)

    def submit(self, function, *arguments):
        with self.gate:
            if self.closed:
                raise RuntimeError("the pool is shut down")
            self.tasks.put((function, arguments))

    def shutdown(self, drain=False):
        with self.gate:
            self.closed = True
        super().shutdown(drain)


class SentinelPool(ThreadPool):
    """Its workers wait without a time-out; a None in the queue, one for each, tells them to stop."""

    def work(self):
        while True:
            task = self.tasks.get()
            if task is None:
                return
            function, arguments = task
            result = function(*arguments)
            with self.results_lock:
                self.results.append(result)

    def shutdown(self, drain=False):
        for _ in self.workers:
            self.tasks.put(None)
        for worker in self.workers:
            worker.join()


class Book:
    """Notes who begins which task, and which were done."""

    def __init__(self):
        self.lock = threading.Lock()
        self.workers = {}
        self.fates = {}

    def begin(self, number):
        with self.lock:
            self.workers[number] = threading.current_thread().name

    def end(self, number, fate):
        with self.lock:
            self.fates[number] = fate

    def tasks(self, count):
        return [{"id": number, "fate": self.fates.get(number, "never started"), "worker": self.workers.get(number)} for number in range(count)]


def square(book, number, seconds):
    """One task: it takes a while, and has a result."""
    book.begin(number)
    time.sleep(seconds)
    book.end(number, "delivered")
    return number * number


def square_or_fail(book, number, seconds, failing):
    if number != failing:
        return square(book, number, seconds)
    book.begin(number)
    book.end(number, "raised")
    raise ValueError("task " + str(number) + " can't be done")


def normal(workers, tasks, task_ms, poll_ms):
    """All tasks are waited for, then the pool is shut down."""
    book = Book()
    pool = ThreadPool(workers, poll_ms / 1000)
    for number in range(tasks):
        pool.submit(square, book, number, task_ms / 1000)
    pool.tasks.join()
    pool.shutdown()
    print("submitted", tasks, "results", len(pool.results))
    return {"submitted": tasks, "results": len(pool.results), "squares": sum(pool.results), "in_order": pool.results == sorted(pool.results),
            "polls": pool.polls, "tasks": book.tasks(tasks)}


def task_fails(workers, tasks, task_ms, poll_ms):
    """One task raises: the pool made by hand, and beside it a pool that gives a future for every task."""
    failing = tasks // 2
    book = Book()
    pool = ThreadPool(workers, poll_ms / 1000)
    for number in range(tasks):
        pool.submit(square_or_fail, book, number, task_ms / 1000, failing)
    pool.shutdown(drain=True)
    print("by hand: results", len(pool.results), "failed", pool.failed, "which one: not known")
    with ThreadPoolExecutor(workers) as executor:
        futures = [executor.submit(square_or_fail, Book(), number, task_ms / 1000, failing) for number in range(tasks)]
    errors = [(number, str(future.exception())) for number, future in enumerate(futures) if future.exception()]
    matched = all(future.result() == number * number for number, future in enumerate(futures) if not future.exception())
    for number, error in errors:
        print("futures: task", number, "raised:", error)
    return {"submitted": tasks, "results": len(pool.results), "failed": pool.failed, "named": [number for number, error in errors], "expected": failing,
            "matched": matched, "workers_left": sum(worker.is_alive() for worker in pool.workers), "tasks": book.tasks(tasks)}


def shut_down_busy_pool(workers, tasks, poll_ms, drain):
    """Every worker is in the middle of a task, the other tasks are queued: then somebody calls shutdown."""
    book = Book()
    begun = threading.Semaphore(0)
    finish = threading.Event()

    def task(number):
        book.begin(number)
        begun.release()
        finish.wait()
        book.end(number, "delivered")
        return number

    pool = ThreadPool(workers, poll_ms / 1000)
    for number in range(tasks):
        pool.submit(task, number)
    for _ in range(min(workers, tasks)):
        begun.acquire()
    stopper = threading.Thread(target=pool.shutdown, args=(drain,), name="Stopper")
    stopper.start()
    if not drain:
        pool.stopping.wait()
    finish.set()
    stopper.join()
    return pool, book


def shutdown_now(workers, tasks, poll_ms):
    """shutdown() while all workers are busy."""
    pool, book = shut_down_busy_pool(workers, tasks, poll_ms, False)
    print("submitted", tasks, "results", len(pool.results), "left in the queue", pool.tasks.qsize())
    return {"submitted": tasks, "results": len(pool.results), "abandoned": pool.tasks.qsize(), "tasks": book.tasks(tasks)}


def shutdown_drained(workers, tasks, poll_ms):
    """The same with shutdown(drain=True)."""
    pool, book = shut_down_busy_pool(workers, tasks, poll_ms, True)
    print("submitted", tasks, "results", len(pool.results), "left in the queue", pool.tasks.qsize())
    return {"submitted": tasks, "results": len(pool.results), "abandoned": pool.tasks.qsize(), "tasks": book.tasks(tasks)}


def idle_shutdown(workers, poll_ms, trials):
    """How long does it take to shut down a pool that has nothing to do?"""

    def median(make):
        times = []
        for trial in range(trials):
            pool = make()
            time.sleep(poll_ms / 1000 * (trial + 0.5) / trials)  # somewhere in its workers' wait
            start = time.perf_counter()
            pool.shutdown()
            times.append((time.perf_counter() - start) * 1000)
        return sorted(times)[trials // 2]

    polling = median(lambda: ThreadPool(workers, poll_ms / 1000))
    sentinel = median(lambda: SentinelPool(workers))
    print("shut down", trials, "idle pools of each kind")
    return {"trials": trials, "metrics": {"pollingShutdownMs": polling, "sentinelShutdownMs": sentinel}}


def submit_after_shutdown(workers, poll_ms):
    """A task for a pool that is gone."""
    pool = ThreadPool(workers, poll_ms / 1000)
    pool.submit(int, "7")
    pool.shutdown(drain=True)
    try:
        pool.submit(int, "8")
        message = None
    except RuntimeError as error:
        message = str(error)
    print("refused:", message)
    return {"refused": message is not None, "results": pool.results}


def race(pool):
    """One thread submits a task while another shuts the pool down. A task that was accepted has to be run."""
    accepted, ran = [], []

    def submitter():
        try:
            pool.submit(ran.append, 1)
            accepted.append(1)
        except RuntimeError:
            pass

    thread = threading.Thread(target=submitter, name="Submitter")
    thread.start()
    pool.shutdown(drain=True)
    thread.join()
    return {"ok": len(ran) == len(accepted), "accepted": len(accepted), "ran": len(ran)}


def submit_race():
    """submit looks whether the pool is open, and then puts the task."""
    return race(ThreadPool(1))


def submit_careful():
    """submit looks and puts under one lock, and shutdown closes the pool under the same."""
    return race(CarefulPool(1))


def join_forever(workers, tasks, poll_ms, patience_ms):
    """tasks.join() after a shutdown that left tasks behind."""
    pool, book = shut_down_busy_pool(workers, tasks, poll_ms, False)
    waiter = threading.Thread(target=pool.tasks.join, name="Waiter", daemon=True)
    waiter.start()
    waiter.join(patience_ms / 1000)
    waiting = waiter.is_alive()
    print("never marked done:", pool.tasks.unfinished_tasks, "join is", "still waiting" if waiting else "over")
    return {"waiting": waiting, "unfinished": pool.tasks.unfinished_tasks, "tasks": book.tasks(tasks)}


def deadlock(patience_ms, give_up):
    """Two tasks take the same two locks, in opposite order."""
    accounts = threading.Lock()
    log = threading.Lock()
    both = threading.Barrier(2)
    done, gave_up = [], []

    def booking(patience):
        with accounts:
            both.wait()
            if log.acquire(timeout=patience):
                done.append("Booking")
                log.release()
            else:
                gave_up.append("Booking")

    def audit(patience):
        with log:
            both.wait()
            if accounts.acquire(timeout=patience):
                done.append("Audit")
                accounts.release()
            else:
                gave_up.append("Audit")

    patience = patience_ms / 1000 if give_up else -1
    first = threading.Thread(target=booking, args=(patience,), name="Booking")
    second = threading.Thread(target=audit, args=(20 * patience,) if give_up else (-1,), name="Audit")
    first.start()
    second.start()
    first.join()
    second.join()
    print("gave up:", *gave_up)
    print("done:", *done)
    return {"gave_up": gave_up, "done": done}


def exiting(daemon, workers, begun, finished):
    """A program of its own: it starts a pool, sees every worker busy, and comes to its end without shutdown."""
    started = threading.Semaphore(0)

    def task():
        started.release()
        time.sleep(0.2)
        finished.put(1)

    pool = ThreadPool(workers, 0.05, daemon)
    for _ in range(workers):
        pool.submit(task)
    for _ in range(workers):
        started.acquire()
    begun.put(workers)
    # A worker that is no daemon is waited for, so somebody has to tell it to stop.
    threading.Thread(target=pool.shutdown, args=(True,), daemon=daemon).start()


def daemon_exit(workers):
    """The program ends while its workers are busy: daemon threads, and others."""
    context = multiprocessing.get_context("spawn")
    counts = {}
    for daemon in (True, False):
        begun, finished = context.Queue(), context.Queue()
        process = context.Process(target=exiting, args=(daemon, workers, begun, finished))
        process.start()
        begun.get()
        process.join()
        count = 0
        try:
            while count < workers:
                finished.get(timeout=0.5)
                count += 1
        except queue.Empty:
            pass
        counts[daemon] = count
        print("daemon threads:" if daemon else "other threads:", workers, "tasks begun,", count, "finished")
    return {"begun": workers, "daemon_finished": counts[True], "other_finished": counts[False]}


def main(workers=4, tasks=10, task_ms=100, poll_ms=100, patience_ms=500, trials=9):
    acts = [
        (normal, (workers, tasks, task_ms, poll_ms)),
        (task_fails, (workers, tasks, task_ms, poll_ms)),
        (shutdown_now, (workers, tasks, poll_ms)),
        (shutdown_drained, (workers, tasks, poll_ms)),
        (idle_shutdown, (workers, poll_ms, trials)),
        (daemon_exit, (workers,)),
        (submit_after_shutdown, (workers, poll_ms)),
        (submit_race, ()),
        (submit_careful, ()),
        (join_forever, (workers, tasks, poll_ms, patience_ms)),
        (deadlock, (patience_ms, True)),
    ]
    for act, arguments in acts:
        start = time.perf_counter()
        if act is submit_race or act is submit_careful:
            lost = sum(not act()["ok"] for _ in range(20))
            print("accepted and never run in", lost, "of 20 tries; Interleave's scheduler tries every order")
        else:
            act(*arguments)
        print(act.__name__, "took", round(time.perf_counter() - start, 2), "s")


if __name__ == "__main__":
    main()
