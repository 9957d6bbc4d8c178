"""Lesson 2.1: work in processes of its own: what it gains, what it costs, what is not shared.

Interleave runs this very file. By hand: python3 lesson.py
"""
import multiprocessing
import os
import time

counter = 0  # every process has one of its own


def complex_calculation(range_start, numbers=5_000_000):
    """The sum of i * i over a range: nothing but arithmetic."""
    total = 0
    for i in range(range_start, range_start + numbers):
        total += i * i
    return total


def calculate(task):
    """What a worker does with one task; the payload only travels along."""
    range_start, numbers, payload = task
    return complex_calculation(range_start, numbers)


def tasks_of(total, pieces, payload=0):
    """The same numbers, cut into so many pieces; with each goes a payload of so many megabytes."""
    size = total // pieces
    baggage = bytes(payload * 1_000_000)
    return [(piece * size, size, baggage) for piece in range(pieces)]


def exact(tasks):
    """The totals by formula."""
    def below(n):
        return (n - 1) * n * (2 * n - 1) // 6
    return [below(start + numbers) - below(start) for start, numbers, _ in tasks]


def get_ready(arrived, ready, start, numbers):
    """What each worker does first: it says that it is there, works a little, untimed, and says that it is ready."""
    arrived.release()
    for _ in range(8):
        complex_calculation(start, numbers)
    ready.release()


def start_pool(processes, size, method=None):
    """A pool whose workers are all ready, and the seconds until they were there and until they were ready."""
    context = multiprocessing.get_context(method)
    arrived, ready = context.Semaphore(0), context.Semaphore(0)
    begun = time.perf_counter()
    pool = context.Pool(processes, get_ready, (arrived, ready, 3 * size, min(size // 4, 1_250_000)))
    seconds = []
    for everybody in (arrived, ready):
        for _ in range(processes):
            if not everybody.acquire(timeout=120):
                pool.terminate()
                raise RuntimeError("the workers did not come within two minutes; is the machine very busy?")
        seconds.append(time.perf_counter() - begun)
    return pool, seconds[0], seconds[1]


def timed(function, *arguments):
    """What a call gives, and the seconds it took."""
    begun = time.perf_counter()
    result = function(*arguments)
    return result, time.perf_counter() - begun


def one_process(range):
    """Four ranges, one after the other, in the process that is there anyway."""
    tasks = tasks_of(4 * range, 4)
    totals, seconds = timed(lambda: [calculate(task) for task in tasks])
    return report(tasks, totals, {"seconds": seconds})


def pool(range, processes, payload):
    """The same four ranges, handed to a pool of worker processes."""
    tasks = tasks_of(4 * range, 4, payload)
    workers, there, ready = start_pool(processes, range)
    with workers:
        totals, seconds = timed(workers.map, calculate, tasks, 1)
    metrics = {"startSeconds": there, "readySeconds": ready, "mapSeconds": seconds, "payloadBytes": 4 * payload * 1_000_000}
    return report(tasks, totals, metrics)


def report(tasks, totals, metrics):
    equal = totals == exact(tasks)
    print("total:", sum(totals), "exact" if equal else "WRONG")
    return {"total": sum(totals), "equal": equal, "metrics": metrics}


def add_one(answers):
    global counter
    counter += 1
    answers.put(counter)


def isolation(processes):
    """Every worker adds 1 to a global variable and says what it has then. What does the parent have?"""
    global counter
    counter = 0
    answers = multiprocessing.SimpleQueue()
    workers = [multiprocessing.Process(target=add_one, args=(answers,)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    seen = [answers.get() for _ in workers]
    for worker in workers:
        worker.join()
    print("workers:", seen, "parent:", counter)
    return {"parent": counter, "workers": seen}


def too_small(range, processes):
    """Ever smaller ranges: from where on does a pool lose?"""
    workers, there, _ = start_pool(processes, range)
    points, even = [], None
    with workers:
        size = range
        while size >= 50:
            tasks = tasks_of(processes * size, processes)
            alone = median_seconds(lambda: [calculate(task) for task in tasks])
            together = median_seconds(lambda: workers.map(calculate, tasks, 1))
            metrics = {"oneSeconds": alone, "mapSeconds": together, "speedUp": alone / together, "speedUpWithStart": alone / (there + together)}
            points.append({"knobs": {"numbers": size}, "metrics": metrics})
            if alone > together:
                even = size
            elif even is not None:
                break
            size //= 4
    print("measured with ranges of different size: done")
    return {"metrics": {"startSeconds": there, "breakEvenNumbers": even}, "points": points}


def median_seconds(function):
    """Of five calls; of one when it takes long."""
    seconds = [timed(function)[1]]
    if seconds[0] < 0.1:
        seconds += [timed(function)[1] for _ in range(4)]
    return sorted(seconds)[len(seconds) // 2]


def sweep(range, processes):
    """The same numbers with 1, 2, 3 ... processes: cut into many pieces, and into four."""
    total, many = 4 * range, 8 * processes
    tasks = {pieces: tasks_of(total // many * many, pieces) for pieces in (many, 4)}
    one = timed(lambda: [calculate(task) for task in tasks[many]])[1]
    points, good, count = [], True, 0
    while count < processes:
        count += 1
        workers, there, _ = start_pool(count, range)
        with workers:
            for pieces in (many, 4):
                totals, seconds = timed(workers.map, calculate, tasks[pieces], 1)
                good = good and totals == exact(tasks[pieces])
                metrics = {"seconds": seconds, "speedUp": one / seconds, "startSeconds": there}
                points.append({"knobs": {"processes": count, "pieces": pieces}, "metrics": metrics})
    print("totals:", "exact" if good else "WRONG")
    curve = {point["knobs"]["processes"]: point["metrics"]["speedUp"] for point in points if point["knobs"]["pieces"] == many}
    metrics = {"oneSeconds": one, "serialFraction": serial_fraction(curve), "recommended": recommended(curve), "cores": os.cpu_count()}
    return {"equal": good, "metrics": metrics, "points": points}


def serial_fraction(curve):
    """Amdahl's law fitted by least squares, on as many processes as there are cores: 1 / speed-up = s + (1 - s) / processes."""
    known = [(1 - 1 / count, 1 / gain - 1 / count) for count, gain in curve.items() if 1 < count <= os.cpu_count()]
    below = sum(x * x for x, _ in known)
    return max(0.0, min(1.0, sum(x * y for x, y in known) / below)) if below else None


def recommended(curve):
    """The smallest number of processes that comes within 5 % of the best."""
    best = max(curve.values())
    return min(count for count, gain in curve.items() if gain >= 0.95 * best)


class AsIfUnguarded:
    """Arrives in a worker like a main module without its guard: it starts a process while the worker is still being set up."""

    def __reduce__(self):
        return try_to_start, ()


def try_to_start():
    try:
        multiprocessing.get_context("spawn").Process(target=print).start()
    except RuntimeError as error:
        return type(error).__name__ + ": " + " ".join(str(error).split("\n\n")[0].split())
    return "it started"


def hand_back(answers, what):
    answers.put(what)


def no_guard():
    """What a process meets that is started without `if __name__ == "__main__"` around the start."""
    context = multiprocessing.get_context("spawn")
    answers = context.SimpleQueue()
    worker = context.Process(target=hand_back, args=(answers, AsIfUnguarded()))
    worker.start()
    said = answers.get()
    worker.join()
    print(said)
    return {"error": said}


double = lambda x: 2 * x  # a function without a name that leads back to it


def lambda_task():
    """A lambda as the task of a pool."""
    with multiprocessing.Pool(1) as workers:
        try:
            answer = str(workers.map(double, [1, 2, 3]))
        except Exception as error:
            answer = type(error).__name__
    print("map(lambda):", answer)
    return {"error": answer}


def start_methods(range, processes):
    """The pool of each start method: until its workers are there, and its map."""
    tasks, points, good = tasks_of(4 * range, 4), [], True
    for method in sorted(multiprocessing.get_all_start_methods()):
        workers, there, ready = start_pool(processes, range, method)
        with workers:
            totals, seconds = timed(workers.map, calculate, tasks, 1)
        good = good and totals == exact(tasks)
        points.append({"knobs": {"method": method}, "metrics": {"startSeconds": there, "readySeconds": ready, "mapSeconds": seconds}})
    print("totals:", "exact" if good else "WRONG")
    return {"equal": good, "points": points}


def main(numbers=5_000_000, processes=4, payload=0):
    acts = [(one_process, (numbers,)), (pool, (numbers, processes, payload)), (isolation, (processes,)), (too_small, (numbers, processes)),
            (sweep, (numbers, processes)), (no_guard, ()), (lambda_task, ()), (start_methods, (numbers, processes))]
    for act, arguments in acts:
        begun = time.perf_counter()
        act(*arguments)
        print(act.__name__, "took", round(time.perf_counter() - begun, 2), "s")


if __name__ == "__main__":
    main()
