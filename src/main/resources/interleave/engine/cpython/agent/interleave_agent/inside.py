"""Where this process's memory can't be read from outside: a thread of the agent's looks now and then which line each thread of the program is on.

It needs the GIL to look, as everybody does, so it looks seldom. threading does not know it, and it stands aside while the process is forked (CPython 3.12 and later may
count it all the same when they warn of a fork with threads). There is none without a GIL, where the frames of threads that run meanwhile can't be walked.
"""
import _thread
import os
import sys

from interleave_agent import core, names, ring

PERIOD = 0.1  # seconds

_running = []  # of the one that looks: the lock that tells it to stop, and the one that says it has
_begun = False


def begin():
    """From here on this process and those forked from it are looked at."""
    global _begun
    if _begun or not core.recording or not getattr(sys, "_is_gil_enabled", lambda: True)():
        return
    _begun = True
    _start()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=_leave, after_in_parent=_start, after_in_child=_start)


def _start():
    if _running or not core.recording:
        return
    core.put(ring.INSIDE, -1, int(PERIOD * 1e9), 0)
    stop, ended = _thread.allocate_lock(), _thread.allocate_lock()
    stop.acquire()
    ended.acquire()
    _running.append((stop, ended))
    _thread.start_new_thread(_run, (stop, ended))


def _leave():
    try:
        stop, ended = _running.pop()
    except IndexError:  # another thread forks, too
        return
    stop.release()
    ended.acquire()


def _run(stop, ended):
    last = {}
    while not stop.acquire(True, PERIOD) and core.recording:
        _look(last)
    ended.release()


def _look(last):
    for ident, frame in sys._current_frames().items():
        slot = core._slots.get(ident)
        if slot is None:
            continue
        line = names.line(frame)
        if line and last.get(slot) != line:
            last[slot] = line
            core.seen(slot, line)
