"""Lesson 1.1: what the GIL does to two busy threads.

Interleave runs this very file. By hand: python3 lesson.py
"""
import threading
import time

try:
    import refcount  # objects with a bare reference count: only Little Python has them
except ImportError:
    refcount = None


def cpu_bound_task(iterations):
    """Nothing but arithmetic: no input, no output, no waiting."""
    total = 0
    for i in range(iterations):
        total += i * i
    return total


def one_thread(iterations):
    """The task once, in the thread that is there anyway."""
    total = cpu_bound_task(iterations)
    return report([total])


def one_after_other(iterations, threads):
    """The task as often as there are threads, but one run after the other."""
    totals = []
    for _ in range(threads):
        totals.append(cpu_bound_task(iterations))
    return report(totals)


def two_threads(iterations, threads):
    """Every thread runs the whole task, all at the same time."""
    totals = [None] * threads

    def work(index):
        totals[index] = cpu_bound_task(iterations)

    run_together(work, threads)
    return report(totals)


def two_threads_free(iterations, threads):
    """The same two threads; Interleave takes the GIL away for this act."""
    return two_threads(iterations, threads)


def refcount_unguarded(operations, threads):
    """One object, several threads, a bare count, and no GIL."""
    return count_references("plain", operations, threads)


def refcount_gil(operations, threads):
    """The same bare count under the GIL."""
    return count_references("plain", operations, threads)


def refcount_atomic(operations, threads):
    """No GIL, but every change of the count is one atomic operation."""
    return count_references("atomic", operations, threads)


def count_references(kind, operations, threads):
    """Every thread takes a reference and gives it back; the count starts at 1 and should end there."""
    thing = refcount.Counted(kind)

    def work(index):
        for _ in range(operations):
            thing.retain()
            thing.release()

    run_together(work, threads)
    print("count:", thing.count)
    return {"count": thing.count, "expected": 1}


def run_together(work, threads):
    """Starts the threads, named A, B, C ..., and waits for all of them."""
    started = []
    for index in range(threads):
        name = "ABCDEFGHIJKLMNOP"[index]
        thread = threading.Thread(target=work, args=(index,), name=name)
        thread.start()
        started.append(thread)
    for thread in started:
        thread.join()


def report(totals):
    equal = all(total == totals[0] for total in totals)
    print("sum:", totals[0])
    return {"sum": totals[0], "runs": len(totals), "equal": equal}


def main(iterations=20_000_000, threads=2, operations=5_000_000):
    free = "needs Interleave's model, which can take the GIL away"
    bare = "needs Interleave's model: Python code can't reach a bare reference count"
    acts = [
        (one_thread, (iterations,), None),
        (one_after_other, (iterations, threads), None),
        (two_threads, (iterations, threads), None),
        (two_threads_free, (iterations, threads), free),
        (refcount_unguarded, (operations, threads), bare),
        (refcount_gil, (operations, threads), bare),
        (refcount_atomic, (operations, threads), bare),
    ]
    for act, arguments, skip in acts:
        if skip:
            print(act.__name__, "skipped:", skip)
            continue
        start = time.perf_counter()
        act(*arguments)
        print(act.__name__, "took", round(time.perf_counter() - start, 2), "s")


if __name__ == "__main__":
    main()
