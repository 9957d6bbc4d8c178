"""Lesson 2.2: a pool of worker processes, and what becomes of every task.

Interleave runs this very file. By hand: python3 lesson.py
"""
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

CONTEXT = multiprocessing.get_context("spawn")
LONG_MS = 60000  # longer than anybody waits: the task is under way when its worker is ended
journal = None  # in a worker: where it notes what it does


class ProcessPoolManager:
    """A scope with a pool in it: a clean end closes and joins, an exception terminates and goes on."""

    def __init__(self, processes, initializer=None, initargs=()):
        self.processes = processes
        self.initializer = initializer
        self.initargs = initargs

    def __enter__(self):
        self.pool = CONTEXT.Pool(self.processes, self.initializer, self.initargs)
        return self.pool

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self.pool.close()
        else:
            self.pool.terminate()
        self.pool.join()
        return False  # lets the exception through


# What runs in a worker.


def prepare(notes):
    """The initializer: once in every worker, before its first task."""
    global journal
    journal = notes
    note("ready", -1)


def fail_to_prepare(notes):
    """An initializer that fails. What Python says to that is not the point here."""
    notes.put(("ready", -1, ""))
    sys.stderr = Nowhere()
    raise OSError("no database")


class Nowhere:
    def write(self, text):
        pass

    def flush(self):
        pass


def note(what, number):
    journal.put((what, number, multiprocessing.current_process().name))


def task(order):
    """One task: it takes a while, and adds up a thousand squares."""
    number, seconds, busy, failing = order
    note("begun", number)
    try:
        if busy:
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                sum(i * i for i in range(1000))
        else:
            time.sleep(seconds)
        if number == failing:
            note("raised", number)
            raise ValueError("task " + str(number) + " can't be done")
        total = sum(i * i for i in range(1000))
        note("finished", number)
        return number, total
    finally:
        note("finally", number)


# What runs in the parent.


class Journal:
    """Reads what the workers noted."""

    def __init__(self):
        self.notes = CONTEXT.SimpleQueue()
        self.events = []

    def read(self):
        while not self.notes.empty():
            self.events.append(self.notes.get())

    def count(self, what):
        self.read()
        return sum(event[0] == what for event in self.events)

    def wait(self, what, count, patience=60):
        """Until so many have noted it."""
        end = time.monotonic() + patience
        while self.count(what) < count and time.monotonic() < end:
            time.sleep(0.005)

    def free(self):
        """Waits for the lock of those who write: one that is killed while it holds it would take it along, and the others would wait for ever."""
        self.notes.put(("free", -1, None))

    def numbers(self, what):
        self.read()
        return {number for name, number, worker in self.events if name == what}

    def tasks(self, count, delivered=()):
        """The fate of every task."""
        self.read()
        names = {}
        workers = {}
        for what, number, worker in self.events:
            if worker is None:
                continue
            names.setdefault(worker, "worker-" + str(len(names) + 1))
            if what == "begun":
                workers[number] = names[worker]
        begun, finished, raised = self.numbers("begun"), self.numbers("finished"), self.numbers("raised")
        fates = []
        for number in range(count):
            if number in delivered:
                fate = "delivered"
            elif number in finished:
                fate = "finished, thrown away"
            elif number in raised:
                fate = "raised"
            elif number in begun:
                fate = "lost with its worker"
            else:
                fate = "never started"
            fates.append({"id": number, "fate": fate, "worker": workers.get(number)})
        return fates


def orders(tasks, task_ms, busy, failing=-1):
    return [(number, task_ms / 1000, busy, failing) for number in range(tasks)]


def told(fates):
    """Counts the fates and prints them."""
    counts = {}
    for each in fates:
        counts[each["fate"]] = counts.get(each["fate"], 0) + 1
    print(", ".join(str(count) + " " + fate for fate, count in sorted(counts.items())))
    return counts


def map_all(processes, tasks, task_ms, busy, chunksize):
    notes = Journal()
    start = time.perf_counter()
    with ProcessPoolManager(processes, prepare, (notes.notes,)) as pool:
        notes.wait("ready", processes)
        ready = time.perf_counter()
        answers = pool.map(task, orders(tasks, task_ms, busy), chunksize)
        mapped = time.perf_counter()
    fates = notes.tasks(tasks, {number for number, total in answers})
    told(fates)
    return {"initialised": notes.count("ready"), "equal": all(total == 332833500 for number, total in answers), "tasks": fates,
            "metrics": {"startSeconds": ready - start, "mapSeconds": mapped - ready}}


def normal(processes, tasks, task_ms, busy):
    """map with chunksize=1: a worker gets one task at a time."""
    return map_all(processes, tasks, task_ms, busy, 1)


def chunks(processes, tasks, task_ms, busy):
    """map as it is called: Python chooses how many tasks go to a worker at a time."""
    return map_all(processes, tasks, task_ms, busy, None)


def task_fails(processes, tasks, task_ms, busy):
    """One task raises. The error is caught inside the scope, then in a second run outside of it."""
    failing = min(6, tasks - 1)
    notes = Journal()
    with ProcessPoolManager(processes, prepare, (notes.notes,)) as pool:
        try:
            pool.map(task, orders(tasks, task_ms, busy, failing))
            inside = None
        except ValueError as error:
            inside = str(error)
    print("caught inside:", inside)
    fates = notes.tasks(tasks)
    told(fates)

    second = Journal()
    try:
        with ProcessPoolManager(processes, prepare, (second.notes,)) as pool:
            pool.map(task, orders(tasks, task_ms, busy, failing))
        outside = None
    except ValueError as error:
        outside = str(error)
    print("caught outside:", outside)
    counts = told(second.tasks(tasks))
    return {"inside": inside, "outside": outside, "outside_fates": counts, "failing": failing, "tasks": fates}


def initializer_fails(processes, starts, patience_ms):
    """An initializer that raises: Pool, then concurrent.futures."""
    notes = Journal()
    begin = time.perf_counter()
    pool = CONTEXT.Pool(processes, fail_to_prepare, (notes.notes,))
    answer = pool.map_async(abs, range(4))
    notes.wait("ready", starts)
    started = notes.count("ready")
    stopped = time.perf_counter() - begin
    arrived = answer.ready() and answer.successful()
    pool.terminate()
    pool.join()
    print("Pool: at least", starts if started >= starts else started, "workers started, results:", "some" if arrived else "none")

    second = Journal()  # a worker that was terminated as it noted something has taken the first one's lock with it
    begin = time.perf_counter()
    with ProcessPoolExecutor(processes, CONTEXT, fail_to_prepare, (second.notes,)) as executor:
        try:
            executor.submit(abs, 1).result(timeout=60)
            broken = False
        except BrokenProcessPool:
            broken = True
    print("concurrent.futures:", "BrokenProcessPool" if broken else "a result")
    return {"restarted": started, "limit": starts, "arrived": arrived, "broken": broken,
            "tasks": [{"id": number, "fate": "never started", "worker": None} for number in range(4)],
            "metrics": {"poolSeconds": stopped, "executorSeconds": time.perf_counter() - begin}}


def first_is_long(ordered):
    """The task whose worker will be killed."""
    return [(0, LONG_MS / 1000, False, -1)] + ordered[1:]


def kill_one(notes, processes):
    """Kills the worker that has the first task, as a system that runs out of memory does."""
    notes.wait("begun", processes)
    victim = next(worker for what, number, worker in notes.events if what == "begun" and number == 0)
    notes.free()
    for process in multiprocessing.active_children():
        if process.name == victim:
            process.kill()


def worker_killed(processes, tasks, task_ms, busy, patience_ms):
    """A worker is killed in the middle of its task: Pool, then concurrent.futures."""
    notes = Journal()
    with ProcessPoolManager(processes, prepare, (notes.notes,)) as pool:
        answer = pool.map_async(task, first_is_long(orders(tasks, task_ms, busy)), 1)
        kill_one(notes, processes)
        notes.wait("finished", tasks - 1)
        answer.wait(patience_ms / 1000)
        hangs = not answer.ready()
        pool.terminate()
    print("Pool.map", "is still waiting" if hangs else "came back")
    fates = notes.tasks(tasks)
    told(fates)

    second = Journal()
    with ProcessPoolExecutor(processes, CONTEXT, prepare, (second.notes,)) as executor:
        futures = [executor.submit(task, order) for order in first_is_long(orders(tasks, task_ms, busy))]
        kill_one(second, processes)
        broken = sum(isinstance(future.exception(), BrokenProcessPool) for future in futures)
    print("concurrent.futures:", "BrokenProcessPool" if broken else "results")
    return {"hangs": hangs, "broken": broken, "tasks": fates}


def with_pool(processes, tasks):
    """The pool's own with statement, left while the first tasks run; they would take a minute."""
    notes = Journal()
    with CONTEXT.Pool(processes, prepare, (notes.notes,)) as pool:
        pool.map_async(task, orders(tasks, LONG_MS, False), 1)
        notes.wait("begun", min(processes, tasks))
    pool.join()
    fates = notes.tasks(tasks)
    told(fates)
    return {"tasks": fates}


def cleanup(processes, task_ms, busy):
    """What still runs after close, and what after terminate: each worker is in the middle of a task with a finally."""
    ran = {}
    for end in ("close", "terminate"):
        notes = Journal()
        pool = CONTEXT.Pool(processes, prepare, (notes.notes,))
        length = task_ms if end == "close" else LONG_MS  # close waits for them, terminate doesn't
        pool.map_async(task, orders(processes, length, busy and end == "close"), 1)
        notes.wait("begun", processes)
        if end == "close":
            pool.close()
        else:
            pool.terminate()
        pool.join()
        fates = notes.tasks(processes)
        ran[end] = notes.count("finally")
        print(end + ":", processes, "tasks begun,", ran[end], "came to their finally")
    return {"begun": processes, "close": ran["close"], "terminate": ran["terminate"], "tasks": fates}


def main(processes=4, tasks=20, task_ms=1000, busy=False, starts=20, patience_ms=1000):
    acts = [
        (normal, (processes, tasks, task_ms, busy)),
        (chunks, (processes, tasks, task_ms, busy)),
        (task_fails, (processes, tasks, task_ms, busy)),
        (initializer_fails, (processes, starts, patience_ms)),
        (worker_killed, (processes, tasks, task_ms, busy, patience_ms)),
        (with_pool, (processes, tasks)),
        (cleanup, (processes, task_ms, busy)),
    ]
    for act, arguments in acts:
        start = time.perf_counter()
        results = act(*arguments)
        if "mapSeconds" in results.get("metrics", {}):
            print("map took", round(results["metrics"]["mapSeconds"], 2), "s")
        print(act.__name__, "took", round(time.perf_counter() - start, 2), "s")


if __name__ == "__main__":
    main()
