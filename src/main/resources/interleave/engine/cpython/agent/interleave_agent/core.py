"""The agent's state in this process: its ring, its threads and the things it has told of."""
import _thread
import atexit
import itertools
import os
import sys
import time

from interleave_agent import frames, gil, lanes, names, ring
from interleave_agent.words import THREAD_END, THREAD_START

MOST_RESOURCES = 10_000
FIRST_RING = 1 << 17, 2048  # records and texts of the program's own process
PRECISE_RING = 1 << 19, 2048  # the same where each line is an event
OTHER_RING = 1 << 15, 512
FLAG_GIL, FLAG_FORKED, FLAG_LENT = 1, 2, 4
ITEM, ROOM, TASKS_DONE = 0, 1, 2  # what a wait at a queue is for

_folder = os.environ["INTERLEAVE_RUN"]
_now = time.perf_counter_ns
_users = []
_ring = None
_lanes = None  # without a GIL
_guard = _thread.RLock()  # of what is counted and told once, where there is no GIL to do it
_slots = {}
_cpu = {}  # what a thread had used when it was enlisted
_slot_numbers = itertools.count()
_resources = itertools.count()
recording = False
first = False  # whether this is the program's own process


def put(kind, resource, argument, line, me=None):
    """Writes a record; the number of the thread that does, or -1. Replaced when there is a ring."""
    return -1


def here(kind, resource, argument, frame):
    """The same, of the line that a frame is on."""
    return -1


def _told(kind, resource, argument, line, me):
    """Writes what other threads' records need to be understood."""
    return put(kind, resource, argument, line, me) if _lanes is None else _lanes.tell(kind, resource, argument, line, me)


_nothing = put, here


def use(module_globals):
    """For a module that writes: its `put` and `here` are kept to be this process's own, also after a fork."""
    module_globals.update(put=put, here=here)
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
    global _slots, _slot_numbers, _lanes, _guard, recording
    recording = False
    _slots, _slot_numbers = {}, itertools.count()
    _lanes, _guard = None, _thread.RLock()
    _cpu.clear()
    try:
        _open(FLAG_FORKED)
    except Exception:
        _adopt(_nothing)


def _open(flags):
    global _ring, _lanes, recording, first
    first = not flags and _first()
    records, texts = (PRECISE_RING if "INTERLEAVE_PRECISE" in os.environ else FIRST_RING) if first else OTHER_RING
    if getattr(sys, "_is_gil_enabled", lambda: True)():
        flags |= FLAG_GIL
    _ring = ring.Ring(_path(), records, texts, gil.address(), flags)
    recording = True
    if flags & FLAG_GIL:
        _adopt(_ring.writer(_slots, _enlist_stranger))
    else:
        _lanes = lanes.Lanes(_ring, _enlist_stranger, lambda: ring.Ring(_path(), records // lanes.SHARE, 1, -1, FLAG_LENT))
        _adopt(_lanes.writer())
    slot = enlist("MainThread", -1)
    put(THREAD_START, -1, -1, 0)
    return slot


def _path():
    return os.path.join(_folder, "ring-%d-%s" % (os.getpid(), os.urandom(8).hex()))


def _first():
    try:
        open(os.path.join(_folder, "begun"), "x").close()
        return True
    except OSError:
        return False


def _adopt(writer):
    global put, here
    put, here = writer
    for user in _users:
        user.update(put=put, here=here)


def enlist(name, starter):
    """This thread gets a number and tells who it is; `starter` is the number of the thread that started it, or -1."""
    slot = next(_slot_numbers)
    _slots[_thread.get_ident()] = slot
    if recording:
        _cpu[slot] = time.thread_time_ns()
        native = _thread.get_native_id() if hasattr(_thread, "get_native_id") else -1
        _told(ring.THREAD, native, _ring.text(name, gil.thread_state()), starter + 1, slot)
        _told(ring.IDENT, -1, _thread.get_ident(), 0, slot)
        if _lanes is not None:
            _lanes.begin(slot)
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
    if _lanes is not None:
        _lanes.end()


def shown(frame):
    """The program's own frame in or above this one, or None. Its file's code is told, once, so that lines in it can be seen."""
    own = names.program_frame(frame)
    if own is not None:
        frames.seen(own)
    return own


def declare(kind, noun, frame, key=0, named=True):
    """Tells of something that threads share; its number, or -1.

    frame: where it is made. key: a number that is the same in every process that shares it. named: whether the program's line may give it a name.
    """
    if not recording:
        return -1
    number = next(_resources)
    if number >= MOST_RESOURCES:
        leave_out()
        return -1
    own = shown(frame)
    given = names.given_name(own) if named else None
    text = _ring.text(given or noun, key)
    _told(ring.RESOURCE, number, (text & 0xffffffff) | (1 << 32 if given else 0) | kind << 40, 0 if own is None else own.f_lineno or 0, _me())
    return number


def leave_out():
    """Somebody or something that is one too many to be told of: counted with the records that were lost."""
    if recording:
        _ring.lose()


def tell(kind, number, text, value=0, line=0):
    """A record whose argument is a text."""
    if recording:
        _told(kind, number, _ring.text(text, value), line, _me())


def note(file, text):
    """A line in a file of the run's folder: what is to be put away when no process is left."""
    if recording:
        handle = os.open(os.path.join(_folder, file), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, (text + "\n").encode())
        finally:
            os.close(handle)


def enlist_task(name):
    """A number for a task of asyncio's, told of."""
    slot = next(_slot_numbers)
    if recording:
        _told(ring.TASK, -1, _ring.text(name), 0, slot)
    return slot


def end():
    """The main thread's last words, and the process's. What comes after is not recorded."""
    global recording
    if recording:
        put(ring.ENDED, -1, time.process_time_ns(), 0)
        leave()
        recording = False
        _adopt(_nothing)


def seen(slot, line):
    """The line that another thread has been seen on."""
    if recording:
        _told(ring.SEEN, -1, 0, line, slot)


def slot():
    """This thread's number."""
    return _slots.get(_thread.get_ident(), -1)


def _me():
    """The number of this thread, which has one afterwards."""
    me = slot()
    return _enlist_stranger() if me < 0 else me


def _alone(function):
    """Without a GIL: one thread at a time."""
    def guarded(*args, **kwargs):
        with _guard:
            return function(*args, **kwargs)

    return guarded


if not getattr(sys, "_is_gil_enabled", lambda: True)():
    declare, tell, enlist, enlist_task = _alone(declare), _alone(tell), _alone(enlist), _alone(enlist_task)
