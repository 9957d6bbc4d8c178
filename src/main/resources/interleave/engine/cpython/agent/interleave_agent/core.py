"""The agent's state in this process: its ring, its threads and the things it has told of."""
import _thread
import atexit
import itertools
import os
import sys
import time

from interleave_agent import frames, gil, names, ring
from interleave_agent.words import THREAD_END, THREAD_START

MOST_RESOURCES = 10_000
FIRST_RING = 1 << 17, 2048  # records and texts of the program's own process
OTHER_RING = 1 << 15, 512
FLAG_GIL, FLAG_FORKED = 1, 2

_folder = os.environ["INTERLEAVE_RUN"]
_now = time.perf_counter_ns
_users = []
_ring = None
_slots = {}
_cpu = {}  # what a thread had used when it was enlisted
_slot_numbers = itertools.count()
_resources = itertools.count()
recording = False
first = False  # whether this is the program's own process


def put(kind, resource, argument, line, me=None):
    """Writes a record; the number of the thread that does, or -1. Replaced when there is a ring."""
    return -1


_no_put = put


def use(module_globals):
    """For a module that writes: its `put` is kept to be this process's own, also after a fork."""
    module_globals["put"] = put
    _users.append(module_globals)


def begin(listening):
    """Opens this process's ring, and one in every process forked from it."""
    if listening:
        listen()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_forked)


def listen():
    """From here on this process is recorded."""
    _open(0)
    atexit.register(end)


def _forked():
    global _slots, _slot_numbers, recording
    recording = False
    _slots, _slot_numbers = {}, itertools.count()
    _cpu.clear()
    try:
        _open(FLAG_FORKED)
    except Exception:
        _adopt(_no_put)


def _open(flags):
    global _ring, recording, first
    first = not flags and _first()
    records, texts = FIRST_RING if first else OTHER_RING
    if getattr(sys, "_is_gil_enabled", lambda: True)():
        flags |= FLAG_GIL
    path = os.path.join(_folder, "ring-%d-%s" % (os.getpid(), os.urandom(8).hex()))
    _ring = ring.Ring(path, records, texts, gil.address(), flags)
    recording = True
    _adopt(_ring.writer(_slots, _enlist_stranger))
    slot = enlist("MainThread", -1)
    put(THREAD_START, -1, -1, 0)
    return slot


def _first():
    try:
        open(os.path.join(_folder, "begun"), "x").close()
        return True
    except OSError:
        return False


def _adopt(writer):
    global put
    put = writer
    for user in _users:
        user["put"] = writer


def enlist(name, starter):
    """This thread gets a number and tells who it is; `starter` is the number of the thread that started it, or -1."""
    slot = next(_slot_numbers)
    _slots[_thread.get_ident()] = slot
    if recording:
        _cpu[slot] = time.thread_time_ns()
        native = _thread.get_native_id() if hasattr(_thread, "get_native_id") else -1
        put(ring.THREAD, native, _ring.text(name, gil.thread_state()), starter + 1)
        put(ring.IDENT, -1, _thread.get_ident(), 0)
    return slot


def _enlist_stranger():
    """A thread that was started behind threading's back."""
    slot = enlist("Thread (not of threading)", -1)
    put(THREAD_START, -1, -1, 0)
    return slot


def leave():
    """This thread's last words."""
    put(ring.CPU, -1, time.thread_time_ns() - _cpu.pop(_slots.get(_thread.get_ident()), 0), 0)
    put(THREAD_END, -1, 0, 0)
    _slots.pop(_thread.get_ident(), None)


def declare(kind, noun, frame, key=0, named=True):
    """Tells of something that threads share; its number, or -1.

    frame: where it is made. key: a number that is the same in every process that shares it. named: whether the program's line may give it a name.
    """
    if not recording:
        return -1
    number = next(_resources)
    if number >= MOST_RESOURCES:
        return -1
    own = names.program_frame(frame)
    if own is not None:
        frames.seen(own)
    given = names.given_name(own) if named else None
    text = _ring.text(given or noun, key)
    put(ring.RESOURCE, number, (text & 0xffffffff) | (1 << 32 if given else 0) | kind << 40, 0 if own is None else own.f_lineno)
    return number


def tell(kind, number, text, value=0, line=0):
    """A record whose argument is a text."""
    if recording:
        put(kind, number, _ring.text(text, value), line)


def enlist_task(name):
    """A number for a task of asyncio's, told of."""
    slot = next(_slot_numbers)
    if recording:
        put(ring.TASK, -1, _ring.text(name), 0, slot)
    return slot


def end():
    """The main thread's last words, and the process's. What comes after is not recorded."""
    global recording
    if recording:
        put(ring.ENDED, -1, time.process_time_ns(), 0)
        leave()
        recording = False
        _adopt(_no_put)


def slot():
    """This thread's number."""
    return _slots.get(_thread.get_ident(), -1)


def _alone(function):
    """Without a GIL: one thread at a time."""
    guard = _thread.RLock()

    def guarded(*args, **kwargs):
        with guard:
            return function(*args, **kwargs)

    return guarded


if not getattr(sys, "_is_gil_enabled", lambda: True)():
    declare, tell, enlist, enlist_task = _alone(declare), _alone(tell), _alone(enlist), _alone(enlist_task)
