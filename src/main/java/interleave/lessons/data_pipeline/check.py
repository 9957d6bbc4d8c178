"""What a solution of E2 is held to."""
import threading
import time

import solution


def same(rows, batch, capacity, parsers):
    expected = solution.sequential(rows, batch)
    got = solution.threads(rows, batch, capacity, parsers)
    assert isinstance(got, dict), "threads(%d, %d, %d, %d) gave %r, not a dict" % (rows, batch, capacity, parsers, got)
    for name in ("rows", "checksum"):
        assert got.get(name) == expected[name], "threads(%d, %d, %d, %d) gave %s %r, sequential %r" % (rows, batch, capacity, parsers, name, got.get(name), expected[name])


def check_same_result():
    """threads gives the rows and the checksum of sequential, also where the last batch is smaller."""
    same(3000, 500, 4, 1)
    same(1234, 100, 2, 1)
    same(7, 100, 1, 1)


def check_several_parsers():
    """Several workers may parse: every batch is parsed once, and all threads end."""
    same(3000, 100, 4, 3)
    same(50, 100, 1, 4)


def check_back_pressure():
    """While transform stands still the reader comes to a stop: the queues are bounded."""
    capacity, parsers = 2, 2
    gate = threading.Event()
    counts = {"read": 0, "begun": 0}
    lock = threading.Lock()
    read, transform = solution.read, solution.transform

    def counted(data, start, rows):
        with lock:
            counts["read"] += 1
        return read(data, start, rows)

    def held(columns):
        counts["begun"] += 1
        gate.wait()
        return transform(columns)

    solution.read, solution.transform = counted, held
    results, errors = [], []

    def run():
        try:
            results.append(solution.threads(10000, 50, capacity, parsers))
        except Exception as error:
            errors.append(error)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    try:
        before = -1
        while counts["begun"] == 0 or counts["read"] != before:
            before = counts["read"]
            time.sleep(0.3)
            assert not errors, "threads raised %r" % errors[0]
            assert worker.is_alive() or counts["begun"], "threads ended before transform was called; the stage is looked up as transform(columns)"
        most = 2 * capacity + parsers + 4
        assert counts["read"] <= most, "%d batches were read while transform stood still, with room for %d in each queue at most %d should be" % (
            counts["read"], capacity, most)
    finally:
        gate.set()
    worker.join()
    assert results and results[0]["rows"] == 10000, "after transform went on the pipeline did not come to its end"


def check_at_the_same_time():
    """The stages run at the same time: parse is at work on one batch while transform is on another."""
    parsing, transforming = threading.Event(), threading.Event()
    parse, transform = solution.parse, solution.transform
    calls = []

    def second_parse(text):
        calls.append(1)
        if len(calls) == 3:
            parsing.set()
            transforming.wait(5)
        return parse(text)

    def first_transform(columns):
        if not transforming.is_set() and parsing.wait(5):
            transforming.set()
        return transform(columns)

    solution.parse, solution.transform = second_parse, first_transform
    solution.threads(1000, 100, 4, 1)
    assert transforming.is_set(), "transform was never at work while parse was: each stage needs a thread of its own"


def check_error_ends_it():
    """When a stage raises, threads raises and leaves nobody waiting."""
    for name in ("parse", "transform"):
        original = getattr(solution, name)
        calls = []

        def fails(item):
            calls.append(1)
            if len(calls) == 3:
                raise ValueError("a broken row")
            return original(item)

        setattr(solution, name, fails)
        try:
            solution.threads(5000, 50, 2, 1)
        except Exception as error:
            assert len(calls) >= 3, "threads raised %r before %s did" % (error, name)
        else:
            raise AssertionError("%s raised ValueError, threads did not" % name)
        finally:
            setattr(solution, name, original)


def check_no_thread_left():
    """When threads is back, none of its threads is left."""
    before = threading.active_count()
    solution.threads(1000, 100, 2, 2)
    left = threading.active_count() - before
    assert left == 0, "%d threads were still there" % left
