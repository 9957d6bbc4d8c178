"""Exercise E2: a pipeline of four stages, read -> parse -> transform -> aggregate, with bounded queues between them.

Interleave runs this very file. By hand: python3 lesson.py
"""
import multiprocessing
import queue
import threading
import time

ROW = 8                       # bytes: "04711,3" and the end of the line
MEMORY = 64 * 1024 * 1024     # the largest data set, in bytes: it is kept in memory
PATTERN = 50_000              # rows; the data set repeats them
RATES = (100, 95, 90, 119, 107, 80, 125, 100)
MODULUS = 2 ** 61 - 1


# The data set, and the four stages. Each stage makes a new batch out of a batch.

def dataset(rows):
    """So many rows of text, the same ones every time."""
    if rows * ROW > MEMORY:
        raise MemoryError("%d rows take %d bytes; the data set is kept in memory and may take %d at most, that is %d rows"
                          % (rows, rows * ROW, MEMORY, MEMORY // ROW))
    lines = []
    state = 2
    for _ in range(min(rows, PATTERN)):
        state = (state * 1103515245 + 12345) % 2147483648
        lines.append("%05d,%d\n" % (state // 65536 % 100000, state // 1024 % 8))
    pattern = "".join(lines).encode()
    return (pattern * (rows // len(lines) + 1))[:rows * ROW]


def read(data, start, rows):
    """A batch of rows, as text."""
    return data[start * ROW:(start + rows) * ROW].decode()


def parse(text):
    """Text into two columns of numbers."""
    amounts, kinds = [], []
    for line in text.split("\n"):
        if line:
            amount, kind = line.split(",")
            amounts.append(int(amount))
            kinds.append(int(kind))
    return amounts, kinds


def transform(columns):
    """Every kind has a rate of its own; only whole numbers, so that no order of adding up changes the result."""
    amounts, kinds = columns
    return [amount * RATES[kind] // 100 for amount, kind in zip(amounts, kinds)], kinds


class Aggregate:
    """Totals by kind, and a checksum that doesn't depend on the order of the batches."""

    def __init__(self):
        self.rows = 0
        self.totals = [0] * len(RATES)
        self.checksum = 0

    def add(self, columns):
        totals = self.totals
        for amount, kind in zip(*columns):
            totals[kind] += amount
            self.checksum = (self.checksum + amount * (amount + kind)) % MODULUS
        self.rows += len(columns[0])


# One after the other, in one thread.

def sequential(rows, batch):
    """Batch by batch through all four stages: the baseline."""
    data = dataset(rows)
    stages = [new_stage(name) for name in ("read", "parse", "transform", "aggregate")]
    aggregate = Aggregate()
    latencies = []
    start = time.perf_counter()
    for first in range(0, rows, batch):
        born = time.perf_counter()
        item = worked(stages[0], read, data, first, min(batch, rows - first))
        item = worked(stages[1], parse, item)
        item = worked(stages[2], transform, item)
        worked(stages[3], aggregate.add, item)
        latencies.append(time.perf_counter() - born)
    return report(aggregate, stages, latencies, time.perf_counter() - start, None)


# Stages at work at the same time.

def new_stage(name):
    return {"stage": name, "workers": 1, "batches": 0, "workSeconds": 0.0, "waitedForInput": 0.0, "waitedForRoom": 0.0, "error": None}


def worked(stage, function, *arguments):
    """A stage's function, its CPU time counted."""
    start = time.thread_time()
    made = function(*arguments)
    stage["workSeconds"] += time.thread_time() - start
    stage["batches"] += 1
    return made


def put(stage, target, item):
    """A bounded queue that is full makes its producer wait: back-pressure."""
    start = time.perf_counter()
    target.put(item)
    stage["waitedForRoom"] += time.perf_counter() - start


def run_reader(stage, data, rows, batch, target, consumers):
    """Reads all batches; says to each consumer that there are no more."""
    try:
        for first in range(0, rows, batch):
            born = time.perf_counter()
            put(stage, target, (born, worked(stage, read, data, first, min(batch, rows - first))))
    except Exception as error:
        stage["error"] = repr(error)
    for _ in range(consumers):
        target.put(None)


def run_stage(stage, function, source, producers, target, consumers):
    """Takes batches until every producer has said that there are no more. After an error it only empties its queue, so that nobody before it waits for ever."""
    while producers:
        start = time.perf_counter()
        item = source.get()
        stage["waitedForInput"] += time.perf_counter() - start
        if item is None:
            producers -= 1
        elif stage["error"] is None:
            try:
                made = worked(stage, function, item[1])
                if target is not None:
                    put(stage, target, (item[0], made))
                else:
                    stage["latencies"].append(time.perf_counter() - item[0])
            except Exception as error:
                stage["error"] = repr(error)
    for _ in range(consumers):
        target.put(None)


def threads(rows, batch, capacity, parsers):
    """A thread for every stage (for parse, as many as wanted), bounded queues between them."""
    return in_threads(rows, batch, capacity, parsers)


def long_queues(rows, batch, capacity, parsers):
    """The same, every queue ten times as long."""
    return in_threads(rows, batch, 10 * capacity, parsers)


def in_threads(rows, batch, capacity, parsers):
    data = dataset(rows)
    lines, columns, results = [queue.Queue(capacity) for _ in range(3)]
    aggregate = Aggregate()
    reading, transforming, adding = new_stage("read"), new_stage("transform"), new_stage("aggregate")
    parsing = [new_stage("parse") for _ in range(parsers)]
    adding["latencies"] = []
    workers = [threading.Thread(target=run_reader, args=(reading, data, rows, batch, lines, parsers), name="read")]
    for number, stage in enumerate(parsing):
        workers.append(threading.Thread(target=run_stage, args=(stage, parse, lines, 1, columns, 1), name="parse-%d" % (number + 1)))
    workers.append(threading.Thread(target=run_stage, args=(transforming, transform, columns, parsers, results, 1), name="transform"))
    workers.append(threading.Thread(target=run_stage, args=(adding, aggregate.add, results, 1, None, 0), name="aggregate"))
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return report(aggregate, [reading, together(parsing), transforming, adding], adding["latencies"], time.perf_counter() - start, None)


def process_stage(name, function, source, producers, target, consumers, reports):
    """What a worker process runs: says that it is ready, works, tells how it went."""
    stage = new_stage(name)
    reports.put("ready")
    run_stage(stage, function, source, producers, target, consumers)
    reports.put(stage)


class Guarded:
    """A queue fed by processes: getting from it fails when one of them has died, instead of waiting for ever."""

    def __init__(self, source, workers):
        self.source, self.workers = source, workers

    def get(self):
        while True:
            try:
                return self.source.get(timeout=0.5)
            except queue.Empty:
                for worker in self.workers:
                    if worker.exitcode not in (None, 0):
                        raise RuntimeError("the process %s ended with exit code %s" % (worker.name, worker.exitcode))


def processes(rows, batch, capacity, parsers):
    """Parse and transform in processes of their own; batches travel as bytes. Read and aggregate stay in this one."""
    data = dataset(rows)
    lines, columns, results = [multiprocessing.Queue(capacity) for _ in range(3)]
    reports = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=process_stage, args=("parse", parse, lines, 1, columns, 1, reports), name="parse-%d" % (number + 1))
               for number in range(parsers)]
    workers.append(multiprocessing.Process(target=process_stage, args=("transform", transform, columns, parsers, results, 1, reports), name="transform"))
    begun = time.perf_counter()
    try:
        for worker in workers:
            worker.start()
        telling = Guarded(reports, workers)
        for _ in workers:
            telling.get()
        started = time.perf_counter() - begun
        aggregate, reading, adding = Aggregate(), new_stage("read"), new_stage("aggregate")
        adding["latencies"] = []
        start = time.perf_counter()
        reader = threading.Thread(target=run_reader, args=(reading, data, rows, batch, lines, parsers), name="read", daemon=True)
        reader.start()
        run_stage(adding, aggregate.add, Guarded(results, workers), 1, None, 0)
        reader.join()
        seconds = time.perf_counter() - start
        told = [telling.get() for _ in workers]
        for worker in workers:
            worker.join()
    finally:
        for worker in workers:
            if worker.is_alive():
                worker.terminate()
    parsing = together([stage for stage in told if stage["stage"] == "parse"])
    transforming = [stage for stage in told if stage["stage"] == "transform"][0]
    return report(aggregate, [reading, parsing, transforming, adding], adding["latencies"], seconds, started)


def together(stages):
    """Several workers of one stage as one."""
    total = new_stage(stages[0]["stage"])
    total["workers"] = len(stages)
    for stage in stages:
        for name in ("batches", "workSeconds", "waitedForInput", "waitedForRoom"):
            total[name] += stage[name]
        total["error"] = total["error"] or stage["error"]
    return total


def report(aggregate, stages, latencies, seconds, started):
    """What came out, and how busy each stage was: the share of the time in which its workers were on a CPU."""
    for stage in stages:
        if stage["error"]:
            raise RuntimeError("stage %s failed: %s" % (stage["stage"], stage["error"]))
        stage["utilisation"] = stage["workSeconds"] / (stage["workers"] * seconds)
    busiest = max(stages, key=lambda stage: stage["utilisation"])
    print("rows:", aggregate.rows)
    print("checksum:", aggregate.checksum)
    metrics = {"seconds": seconds, "rowsPerSecond": aggregate.rows / seconds, "latencyMs": 1000 * sorted(latencies)[len(latencies) // 2],
               "readerWaited": stages[0]["waitedForRoom"], "startSeconds": started}
    for stage in stages:
        metrics[stage["stage"] + "Work"] = stage["workSeconds"]
        metrics[stage["stage"] + "Utilisation"] = stage["utilisation"]
    kept = ("stage", "workers", "batches", "workSeconds", "waitedForInput", "waitedForRoom", "utilisation")
    return {"rows": aggregate.rows, "checksum": aggregate.checksum, "totals": aggregate.totals, "bottleneck": busiest["stage"],
            "stages": [{name: stage[name] for name in kept} for stage in stages], "metrics": metrics}


def main(rows=1_000_000, batch=2_000, capacity=4, parsers=1):
    for act, arguments in [(sequential, (rows, batch)), (threads, (rows, batch, capacity, parsers)), (long_queues, (rows, batch, capacity, parsers)),
                           (processes, (rows, batch, capacity, parsers))]:
        print("==", act.__name__)
        results = act(*arguments)
        print("%-10s %8s %8s %10s %10s %6s" % ("stage", "workers", "work s", "for input", "for room", "busy"))
        for stage in results["stages"]:
            print("%-10s %8d %8.3f %10.3f %10.3f %5.0f%%" % (stage["stage"], stage["workers"], stage["workSeconds"], stage["waitedForInput"],
                                                          stage["waitedForRoom"], 100 * stage["utilisation"]))
        print("%.2f s, %.0f rows/s, latency %.1f ms, bottleneck %s" % (results["metrics"]["seconds"], results["metrics"]["rowsPerSecond"],
                                                                    results["metrics"]["latencyMs"], results["bottleneck"]))


if __name__ == "__main__":
    main()
