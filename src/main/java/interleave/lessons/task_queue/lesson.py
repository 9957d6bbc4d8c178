"""Exercise E1: a priority queue that threads may share, pools with three strategies on top of it, and what to watch in them.

Interleave runs this very file. By hand: python3 lesson.py
"""
import heapq
import itertools
import multiprocessing
import random
import threading
import time

MODULUS = 2 ** 61 - 1
SEED = 20260
CLASSES = (0, 0, 1, 1, 1, 2, 2, 2, 2, 2)   # of ten tasks two are urgent (0) and five can wait (2)


class Closed(Exception):
    """The queue is closed and empty."""


class Full(Exception):
    """The queue is at its limit."""


class TaskQueue:
    """A priority queue for any number of threads: the smallest priority first, equal ones in the order of their arrival.

    An entry is (priority, number, task). No two have one number, so the comparison of two entries never comes as far as the tasks.
    """

    def __init__(self, limit=None):
        self.limit = limit
        self.heap = []
        self.numbers = itertools.count()
        self.closed = False
        self.deepest = 0
        self.changed = threading.Condition()

    def put(self, priority, task):
        with self.changed:
            if self.closed:
                raise Closed("the queue is closed")
            if self.limit is not None and len(self.heap) >= self.limit:
                raise Full("the queue holds %d tasks" % self.limit)
            heapq.heappush(self.heap, (priority, next(self.numbers), task))
            self.deepest = max(self.deepest, len(self.heap))
            self.changed.notify()

    def get(self):
        """The next task; waits for one. Raises Closed once the queue is closed and empty."""
        with self.changed:
            while not self.heap:
                if self.closed:
                    raise Closed("the queue is closed")
                self.changed.wait()
            return heapq.heappop(self.heap)[2]

    def close(self):
        """No more tasks; those in the queue are still given out."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def __len__(self):
        with self.changed:
            return len(self.heap)


# The strategies: what a task's place in the queue is, from its class and its arrival in seconds.

def by_arrival(task, age):
    return 0


def by_class(task, age):
    return task.kind


def by_class_and_age(task, age):
    """`age` seconds of waiting are worth one class. All tasks age alike, so their order never changes while they wait: no entry has to be moved."""
    return task.kind + task.arrived / age


class Task:
    def __init__(self, number, kind, due, cost, fails):
        self.number, self.kind, self.due, self.cost, self.fails = number, kind, due, cost, fails
        self.arrived = self.begun = self.ended = 0.0
        self.fate, self.worker, self.result = "never started", None, 0


def arrivals(tasks, cost, gap):
    """The same tasks every time: their classes, when they are due, what they cost, and which of them fail."""
    chance = random.Random(SEED)
    made, due = [], 0.0
    for number in range(tasks):
        due += chance.uniform(0, 2 * gap)
        made.append(Task(number, chance.choice(CLASSES), due, chance.randint(cost // 2, cost * 3 // 2), number % 25 == 24))
    return made


def service(number, cost, fails):
    """What a worker does for a task."""
    total = 0
    for i in range(cost):
        total += i * i
    if fails:
        raise ValueError("task %d can't be done" % number)
    return (total + number) % MODULUS


def remote(connection):
    """A worker process: answers one task after the other until it is sent None."""
    while True:
        order = connection.recv()
        if order is None:
            return
        try:
            connection.send((True, service(*order)))
        except ValueError as error:
            connection.send((False, str(error)))


class Pool:
    """Threads that serve the tasks of one queue. With processes each thread has a process of its own do the computing."""

    def __init__(self, workers, limit, processes):
        self.queue = TaskQueue(limit)
        self.zero = time.perf_counter()
        self.processes, self.ends = [], []
        if processes:
            for place in range(workers):
                mine, its = multiprocessing.Pipe()
                process = multiprocessing.Process(target=remote, args=(its,), name="worker-%d" % (place + 1), daemon=True)
                process.start()
                its.close()
                self.processes.append(process)
                self.ends.append(mine)
            for end in self.ends:          # ready when each has answered
                end.send((0, 0, False))
                end.recv()
        self.threads = [threading.Thread(target=self.serve, args=(place,), name="server-%d" % (place + 1)) for place in range(workers)]

    def compute(self, place, task):
        if not self.ends:
            return service(task.number, task.cost, task.fails)
        self.ends[place].send((task.number, task.cost, task.fails))
        done, result = self.ends[place].recv()
        if not done:
            raise ValueError(result)
        return result

    def serve(self, place):
        while True:
            try:
                task = self.queue.get()
            except Closed:
                return
            task.begun = time.perf_counter() - self.zero
            task.worker = self.threads[place].name
            try:
                task.result = self.compute(place, task)
                task.fate = "delivered"
            except ValueError:
                task.fate = "raised"        # one task's failure is not the worker's end
            task.ended = time.perf_counter() - self.zero

    def run(self, tasks, strategy, age):
        """Lets the tasks arrive when they are due; gives how many the queue refused."""
        refused = 0
        self.zero = time.perf_counter()
        for thread in self.threads:
            thread.start()
        for task in tasks:
            early = task.due - (time.perf_counter() - self.zero)
            if early > 0:
                time.sleep(early)
            task.arrived = time.perf_counter() - self.zero
            try:
                self.queue.put(strategy(task, age), task)
            except Full:
                refused += 1
        self.queue.close()
        for thread in self.threads:
            thread.join()
        return refused

    def end(self):
        for end in self.ends:
            end.send(None)
        for process in self.processes:
            process.join()


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))] if values else None


def milliseconds(seconds):
    return None if seconds is None else 1000 * seconds


def serve_all(strategy, tasks, workers, cost, gap, limit, age, processes=False):
    todo = arrivals(tasks, cost, gap / 1000)
    before = time.perf_counter()
    pool = Pool(workers, limit, processes)
    started = time.perf_counter() - before
    try:
        refused = pool.run(todo, strategy, age / 1000)
    finally:
        pool.end()
    served = [task for task in todo if task.fate != "never started"]
    # What a refused task would have given counts too: then the checksum doesn't depend on the speed of the machine.
    total = 0
    for task in todo:
        if task.fate == "delivered":
            total += task.result
        elif task.fate == "never started" and not task.fails:
            total += service(task.number, task.cost, False)
    waits = [task.begun - task.arrived for task in served]
    seconds = max([task.ended for task in served] + [1e-9])
    metrics = {
        "waitP50Ms": milliseconds(percentile(waits, 0.5)), "waitP90Ms": milliseconds(percentile(waits, 0.9)),
        "serviceP50Ms": milliseconds(percentile([task.ended - task.begun for task in served], 0.5)),
        "serviceP90Ms": milliseconds(percentile([task.ended - task.begun for task in served], 0.9)),
        "urgentWaitP90Ms": milliseconds(percentile([task.begun - task.arrived for task in served if task.kind == 0], 0.9)),
        "lowestWaitMaxMs": milliseconds(percentile([task.begun - task.arrived for task in served if task.kind == 2], 1)),
        "deepest": pool.queue.deepest, "tasksPerSecond": len(served) / seconds, "rejected": refused,
        "failed": sum(task.fate == "raised" for task in todo), "startSeconds": started}
    print("failed:", metrics["failed"])
    print("checksum:", total % MODULUS)
    return {"checksum": total % MODULUS, "submitted": tasks, "delivered": sum(task.fate == "delivered" for task in todo),
            "failed": metrics["failed"], "rejected": refused, "metrics": metrics,
            "tasks": [{"id": task.number, "fate": task.fate, "worker": task.worker} for task in todo]}


# The acts

def bare_heap():
    """Entries (priority, task) in a heap, every priority another."""
    heap, order = [], []
    for priority in (3, 1, 4, 2):
        heapq.heappush(heap, (priority, Task(priority, 0, 0, 0, False)))
    while heap:
        order.append(heapq.heappop(heap)[0])
    print("order:", order)
    return {"order": order}


def equal_priorities():
    """The same with two tasks of one priority; then with a number between priority and task."""
    heap, error = [], None
    first, second = Task(0, 0, 0, 0, False), Task(1, 0, 0, 0, False)
    try:
        heapq.heappush(heap, (1, first))
        heapq.heappush(heap, (1, second))
    except TypeError as problem:
        error = "TypeError: %s" % problem
    queue, order = TaskQueue(), []
    for name in ("a", "b", "c", "d"):
        queue.put(1, name)
    queue.put(0, "urgent")
    queue.close()
    while len(queue):
        order.append(queue.get())
    print("without a number:", error)
    print("with one:", " ".join(order))
    return {"error": error, "order": order}


def fifo(tasks=200, workers=2, cost=60_000, gap=1.0, limit=1_000, age=50.0):
    return serve_all(by_arrival, tasks, workers, cost, gap, limit, age)


def priority(tasks=200, workers=2, cost=60_000, gap=1.0, limit=1_000, age=50.0):
    return serve_all(by_class, tasks, workers, cost, gap, limit, age)


def ageing(tasks=200, workers=2, cost=60_000, gap=1.0, limit=1_000, age=50.0):
    return serve_all(by_class_and_age, tasks, workers, cost, gap, limit, age)


def processes(tasks=200, workers=2, cost=60_000, gap=1.0, limit=1_000, age=50.0):
    return serve_all(by_class, tasks, workers, cost, gap, limit, age, processes=True)


def main():
    for act in (bare_heap, equal_priorities, fifo, priority, ageing, processes):
        print("==", act.__name__)
        metrics = act().get("metrics", {})
        for name in metrics:
            print("  %-16s %10.2f" % (name, metrics[name]))


if __name__ == "__main__":
    main()
