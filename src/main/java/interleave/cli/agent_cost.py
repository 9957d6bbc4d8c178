"""What one event costs a program that is watched: a lock taken and given back, which is two events; and the writing of one alone."""
import threading
import time


def act(rounds, turns):
    lock = threading.Lock()

    def locked(times):
        for _ in times:
            with lock:
                pass

    return {"locked": median(locked, rounds, turns), "write": median(writing(), rounds, turns)}


def median(loop, rounds, turns):
    """Nanoseconds of one turn; of rounds so short that few are disturbed, between which the reader gets time to empty the ring."""
    found, times, now = [], range(turns), time.perf_counter_ns
    for _ in range(rounds):
        begun = now()
        loop(times)
        found.append((now() - begun) / turns)
        time.sleep(0.001)
    return sorted(found)[rounds // 2]


def writing():
    """A loop that writes records that say nothing; unwatched an empty one."""
    try:
        from interleave_agent import core, ring
    except ImportError:
        return lambda times: None
    put, nothing = core.put, ring.SKIPPED

    def write(times):
        for _ in times:
            put(nothing, -1, 0, 0)

    return write
