"""Holds a task queue against the contract of exercise E1."""
import threading

import solution


class Thing:
    """A task that can't be compared."""

    def __init__(self, name):
        self.name = name


def together(functions):
    """Runs them in threads of their own; gives what they returned, or raises what one of them raised."""
    answers = [None] * len(functions)

    def run(place):
        try:
            answers[place] = (True, functions[place]())
        except Exception as error:
            answers[place] = (False, error)

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(functions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for fine, answer in answers:
        if not fine:
            raise answer
    return [answer for _, answer in answers]


def everything(queue):
    taken = []
    while True:
        try:
            taken.append(queue.get())
        except solution.Closed:
            return taken


def check_priorities():
    """The smallest priority comes out first."""
    queue = solution.TaskQueue()
    for priority in (3, 1, 2, 0):
        queue.put(priority, "task %d" % priority)
    got = [queue.get() for _ in range(4)]
    assert got == ["task 0", "task 1", "task 2", "task 3"], "put in with priorities 3, 1, 2, 0 they came out as %s" % ", ".join(got)


def check_arrival():
    """Tasks of one priority come out in the order they came in, whatever objects they are."""
    queue = solution.TaskQueue()
    things = [Thing("abcdefgh"[place]) for place in range(8)]
    for thing in things:
        try:
            queue.put(1, thing)
        except TypeError as error:
            raise AssertionError("putting in a second task of the same priority raised TypeError: %s" % error)
    got = "".join(queue.get().name for _ in things)
    assert got == "abcdefgh", "abcdefgh came out as %s" % got


def check_length():
    """len(queue) is the number of tasks in it."""
    queue = solution.TaskQueue()
    before = len(queue)
    queue.put(1, "a")
    queue.put(1, "b")
    queue.get()
    assert (before, len(queue)) == (0, 1), "empty it said %d, after two in and one out %d" % (before, len(queue))


def check_limit():
    """put raises Full when the queue is at its limit, and takes the next task once there is room."""
    queue = solution.TaskQueue(2)
    queue.put(1, "a")
    queue.put(1, "b")
    try:
        queue.put(0, "c")
    except solution.Full:
        pass
    else:
        raise AssertionError("a third task went into a queue with a limit of 2")
    queue.get()
    queue.put(0, "c")
    assert queue.get() == "c", "after a task was refused another one came out than the smallest"


def check_waiting():
    """get waits while there is no task, and gives the one that comes."""
    queue = solution.TaskQueue()
    ready = threading.Event()

    def take():
        ready.set()
        try:
            return queue.get()
        except solution.Closed:
            return "nothing: get raised Closed"

    def give():
        ready.wait()
        queue.put(1, "late")

    got = together([take, give])[0]
    assert got == "late", "a thread that called get before there was a task got %s" % got


def check_closing():
    """After close what is in the queue still comes out, then get raises Closed; so does put."""
    queue = solution.TaskQueue()
    queue.put(2, "b")
    queue.put(1, "a")
    queue.close()
    got = everything(queue)
    assert got == ["a", "b"], "two tasks and a close gave %r" % got
    try:
        queue.put(1, "c")
    except solution.Closed:
        return
    raise AssertionError("put took a task after close")


def check_waiters_wake():
    """close wakes every thread that waits in get."""
    queue = solution.TaskQueue()
    started = threading.Semaphore(0)

    def wait():
        started.release()
        return everything(queue)

    def close():
        for _ in range(3):
            started.acquire()
        queue.close()
        return []

    assert together([wait, wait, wait, close]) == [[], [], [], []], "a closed, empty queue gave out tasks"


def check_threads():
    """With many threads no task is lost and none is given out twice."""
    queue = solution.TaskQueue()
    left = [4]
    lock = threading.Lock()

    def produce(first):
        def run():
            for number in range(first, first + 250):
                queue.put(number % 3, number)
            with lock:
                left[0] -= 1
                if left[0] == 0:
                    queue.close()
            return []
        return run

    taken = together([produce(first) for first in (0, 250, 500, 750)] + [lambda: everything(queue)] * 3)
    numbers = sorted(number for part in taken for number in part)
    assert numbers == list(range(1000)), "of 1000 tasks %d came out, %d different ones" % (len(numbers), len(set(numbers)))
