"""asyncio: tasks as actors of their own, which take turns on their event loop's thread.

A task's coroutine goes through one of ours, so that its turns and what it waits for are seen; the loop and its tasks stay Python's own.
"""
import collections.abc
import os
import sys

from interleave_agent import core, names, turns
from interleave_agent.core import ITEM, ROOM
from interleave_agent.words import (IO_BEGIN, IO_END, JOIN_BEGIN, JOIN_END, LOCK_GIVE_UP, LOCK_WAIT, SLEEP_BEGIN, SLEEP_END, THREAD_END, THREAD_START,
                                    TURN_BEGIN, TURN_READY, WAIT_BEGIN, WAIT_END)

MOST_TASKS = 10_000
_made = 0
put = core.put
core.use(globals())


class _Turns(collections.abc.Coroutine):
    """A task's coroutine, and its lane."""
    __slots__ = ("coroutine", "slot", "end", "line", "__weakref__")

    def __init__(self, coroutine, name):
        self.coroutine, self.end, self.line = coroutine, None, 0
        self.slot = core.enlist_task(name)
        put(THREAD_START, -1, core.slot(), 0, self.slot)
        put(TURN_READY, -1, 0, 0, self.slot)

    def send(self, value):
        return self._turn(self.coroutine.send, value)

    def throw(self, *error):
        self._ready()
        return self._turn(self.coroutine.throw, *error)

    def close(self):
        self.coroutine.close()

    def __await__(self):
        return self.coroutine.__await__()

    def __getattr__(self, name):
        return getattr(self.coroutine, name)

    def _turn(self, step, *values):
        if self.end is not None:
            self._ready()
        put(TURN_BEGIN, -1, core.slot(), self.line, self.slot)
        try:
            awaited = step(*values)
        except BaseException:
            put(THREAD_END, -1, 0, self.line, self.slot)
            raise
        self._rest(awaited)
        return awaited

    def _ready(self, future=None):
        if self.end is not None:
            kind, resource, argument = self.end
            self.end = None
            put(kind, resource, argument, self.line, self.slot)
            put(TURN_READY, -1, 0, self.line, self.slot)

    def _rest(self, awaited):
        self.line, place, frame = _inside(self.coroutine)
        if awaited is None:
            put(TURN_READY, -1, 0, self.line, self.slot)
            return
        begin, resource, argument, self.end = _reason(awaited, place, frame)
        put(begin, resource, argument, self.line, self.slot)
        try:
            awaited.add_done_callback(self._ready)
        except AttributeError:
            pass


def _inside(coroutine):
    """The innermost line of the program's own on which a coroutine stands, and the frame of the library below it."""
    line, place, last = 0, "", None
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None)
        if frame is not None:
            file = frame.f_code.co_filename
            if not names.is_library(file):
                line = frame.f_lineno
            place, last = os.path.basename(file) + ":" + frame.f_code.co_name, frame
        coroutine = getattr(coroutine, "cr_await", None) or getattr(coroutine, "gi_yieldfrom", None)
    return line, place, last


def _reason(awaited, place, frame):
    """What begins now, at what, its argument, and what ends it."""
    get = getattr(awaited, "get_coro", None)
    if get is not None:
        other = get()
        slot = other.slot if isinstance(other, _Turns) else -1
        return JOIN_BEGIN, -1, slot, (JOIN_END, -1, slot)
    if place == "tasks.py:sleep":
        delay = frame.f_locals.get("delay", 0)
        return SLEEP_BEGIN, -1, int(delay * 1e9) if isinstance(delay, (int, float)) else 0, (SLEEP_END, -1, 0)
    file, _, function = place.partition(":")
    if file in ("locks.py", "queues.py"):
        return _at(frame.f_locals.get("self"), function)
    if file in ("streams.py", "selector_events.py", "sslproto.py", "base_events.py"):
        return IO_BEGIN, -1, 0, (IO_END, -1, -1)
    return WAIT_BEGIN, -1, 0, (WAIT_END, -1, 1)


def _at(thing, function):
    """A wait at something that tasks share."""
    resource = getattr(thing, "_interleave", -1)
    if hasattr(thing, "_locked"):
        return LOCK_WAIT, resource, getattr(thing, "_holder", -1), (LOCK_GIVE_UP, resource, -1)
    awaited = ROOM if function == "put" else getattr(thing, "_awaited", ITEM)
    return WAIT_BEGIN, resource, awaited, (WAIT_END, resource, 1)


def install(module):
    create = module.BaseEventLoop.create_task

    def create_task(self, coro, **kwargs):
        global _made
        housekeeping = getattr(coro, "__name__", "").startswith("shutdown_")
        if housekeeping or not isinstance(coro, collections.abc.Coroutine) or not core.recording:
            return create(self, coro, **kwargs)
        if _made >= MOST_TASKS:
            core.leave_out()
            return create(self, coro, **kwargs)
        _made += 1
        turns = _Turns(coro, kwargs.get("name") or "%s-%d (%s)" % ("Task", _made, getattr(coro, "__name__", "coroutine")))
        return create(self, turns, **kwargs)

    module.BaseEventLoop.create_task = create_task
    turns.turning(lambda coroutine: coroutine.slot if isinstance(coroutine, _Turns) else None)
