"""threading: threads, locks and what is made of them; and sleeping.

As CPython itself does, a lock is tried first and waited for only when that fails. What Python's own library makes for itself is seen, under the library's name
for it, only when a thread has to wait for it; what threading makes inside its own objects is not seen at all.
"""
import _thread
import os
import sys
import threading
import time

from interleave_agent import core, names, profiles
from interleave_agent.words import (CLEAR, CONDITION, EVENT, JOIN_BEGIN, JOIN_END, LOCK, LOCK_ACQUIRE, LOCK_GIVE_UP, LOCK_RELEASE, LOCK_WAIT, RLOCK, SIGNAL,
                                    SLEEP_BEGIN, SLEEP_END, THREAD_START, WAIT_BEGIN, WAIT_END)

_THREADING = threading.__file__
_raw_lock, _raw_rlock = _thread.allocate_lock, threading.RLock
_RawCondition, _RawEvent, _RawSemaphore, _RawBarrier = threading.Condition, threading.Event, threading.Semaphore, threading.Barrier
_frame = sys._getframe
_line = names.line
_ident = _thread.get_ident
_HERE, _QUEUES = __file__, os.path.join(os.path.dirname(__file__), "queues.py")
put, here = core.put, core.here


def noun(frame):
    """What something is called that the library makes for itself: after the object that has it."""
    owner = type(frame.f_locals.get("self")).__name__
    return {"ThreadPoolExecutor": "pool", "ProcessPoolExecutor": "pool", "NoneType": "library"}.get(owner, owner)


def outside(frame):
    """The innermost frame that is none of the agent's own."""
    while frame.f_code.co_filename == _HERE or frame.f_code.co_filename == _QUEUES:
        frame = frame.f_back
    return frame


class Lock:
    """threading.Lock. `_resource` is its number; a lazy one has none before somebody waits. `_owner` is who has it, where that was told, else -1."""
    __slots__ = ("_inner", "_resource", "_owner", "_quiet", "_noun", "_holder", "_count", "__weakref__")
    _kind = LOCK
    _make = staticmethod(_raw_lock)

    def __new__(cls):
        frame = outside(_frame(1))
        file = frame.f_code.co_filename
        return cls._make() if file == _THREADING else cls._made(frame, "")

    @classmethod
    def _made(cls, frame, whose):
        """One that is made in a frame, the library's or the program's."""
        self = cls._inside(-1)
        self._quiet = names.is_library(frame.f_code.co_filename)
        if self._quiet:
            self._noun = noun(frame) + whose
        else:
            self._resource = core.declare(cls._kind, cls.__name__, frame)
        return self

    @classmethod
    def _inside(cls, resource):
        """A lock inside something else, seen under that one's number when somebody waits for it."""
        self = object.__new__(cls)
        self._inner = cls._make()
        self._owner, self._quiet, self._noun, self._resource = -1, True, None, resource
        self._holder, self._count = None, 0
        return self

    def _seen(self, frame):
        if self._noun is not None:
            self._resource, self._noun = core.declare(self._kind, self._noun, frame, named=False), None
        return self._resource

    def acquire(self, blocking=True, timeout=-1):
        if timeout != -1 and (not blocking or timeout < 0):
            return self._inner.acquire(blocking, timeout)  # says what is wrong
        if self._inner.acquire(False):
            if not self._quiet:
                self._owner = here(LOCK_ACQUIRE, self._resource, 1, _frame(1))
            return True
        return bool(blocking) and self._wait(timeout, _frame(1))

    def _wait(self, timeout, frame):
        line, resource = _line(frame), self._seen(frame)
        put(LOCK_WAIT, resource, self._owner, line)
        got = False
        try:
            got = self._inner.acquire(True, timeout)
        finally:
            me = put(LOCK_ACQUIRE if got else LOCK_GIVE_UP, resource, 1 if got else -1, line)
            if got:
                self._owner = me
        return got

    def release(self):
        if self._owner >= 0:
            here(LOCK_RELEASE, self._resource, 0, _frame(1))
            self._owner = -1
        self._inner.release()

    def __enter__(self):
        if self._inner.acquire(False):
            if not self._quiet:
                self._owner = here(LOCK_ACQUIRE, self._resource, 1, _frame(1))
            return True
        return self._wait(-1, _frame(1))

    def __exit__(self, kind, error, traceback):
        if self._owner >= 0:
            here(LOCK_RELEASE, self._resource, 0, _frame(1))
            self._owner = -1
        self._inner.release()

    def locked(self):
        return self._inner.locked()

    def _at_fork_reinit(self):
        self._inner = self._make()
        self._owner, self._holder, self._count = -1, None, 0

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __getattr__(self, name):
        return getattr(self._inner, name)

    def __repr__(self):
        return repr(self._inner)


class RLock(Lock):
    """threading.RLock: held as often as it was acquired."""
    __slots__ = ()
    _kind = RLOCK
    _make = staticmethod(_raw_rlock)

    def acquire(self, blocking=True, timeout=-1):
        if timeout != -1 and (not blocking or timeout < 0):
            return self._inner.acquire(blocking, timeout)
        return self._take(blocking, timeout, _frame(1))

    def __enter__(self):
        if not self._inner.acquire(False):
            return self._take(True, -1, _frame(1))
        if self._holder is None and not self._quiet:  # what nearly all do: written out, for a call more is a tenth of what it costs
            self._holder, self._count = _ident(), 1
            self._owner = here(LOCK_ACQUIRE, self._resource, 1, _frame(1))
        else:
            self._once_more(_frame(1))
        return True

    def _take(self, blocking, timeout, frame):
        if self._inner.acquire(False):
            self._once_more(frame)
            return True
        if not blocking or not self._wait(timeout, frame):
            return False
        self._holder, self._count = _ident(), 1
        return True

    def _once_more(self, frame):
        me = _ident()
        if self._holder == me:
            self._count += 1
            told = self._owner >= 0
        else:
            self._holder, self._count, told = me, 1, not self._quiet
        if told:
            self._owner = here(LOCK_ACQUIRE, self._resource, self._count, frame)

    def release(self):
        self._give_back(_frame(1))

    def __exit__(self, kind, error, traceback):
        if self._count != 1 or self._owner < 0 or self._holder != _ident():
            self._give_back(_frame(1))
            return
        here(LOCK_RELEASE, self._resource, 0, _frame(1))
        self._holder, self._count, self._owner = None, 0, -1
        self._inner.release()

    def _give_back(self, frame):
        if self._holder != _ident():
            return self._inner.release()  # says what is wrong
        self._count -= 1
        if self._owner >= 0:
            here(LOCK_RELEASE, self._resource, self._count, frame)
        if self._count == 0:
            self._holder, self._owner = None, -1
        self._inner.release()

    def locked(self):
        return self._holder is not None

    # What a condition needs.

    def _is_owned(self):
        return self._inner._is_owned()

    def _release_save(self):
        count = self._count
        if self._owner >= 0:
            here(LOCK_RELEASE, self._resource, 0, _frame(1))
        self._holder, self._count, self._owner = None, 0, -1
        return self._inner._release_save(), count

    def _acquire_restore(self, state):
        inner, count = state
        if self._inner.acquire(False):
            if not self._quiet:
                self._owner = here(LOCK_ACQUIRE, self._resource, count, _frame(1))
        else:
            self._wait(-1, _frame(1))
        for _ in range(inner[0] - 1):
            self._inner.acquire()
        self._holder, self._count = _ident(), count


class Condition(_RawCondition):
    """threading.Condition. `_awaited` is what its waits say they are for."""
    _awaited = 0
    _quiet = False

    def __new__(cls, *args, **kwargs):
        if _frame(1).f_code.co_filename == _THREADING:
            return _RawCondition(*args, **kwargs)
        return object.__new__(cls)

    def __init__(self, lock=None):
        frame = outside(_frame(1))
        if lock is None:
            lock = RLock._made(frame, "'s lock")
        _RawCondition.__init__(self, lock)
        self._quiet = names.is_library(frame.f_code.co_filename)
        self._resource, self._noun = (-1, noun(frame)) if self._quiet else (core.declare(CONDITION, "Condition", frame), None)

    def _seen(self, frame):
        if self._noun is not None:
            self._resource, self._noun = core.declare(CONDITION, self._noun, frame, named=False), None
        return self._resource

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        frame = _frame(1)
        line, resource = _line(frame), self._seen(frame)
        waiter = _raw_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
        came = False
        try:
            put(WAIT_BEGIN, resource, self._awaited if timeout is None else -1 - self._awaited, line)
            if timeout is None:
                came = waiter.acquire()
            else:
                came = waiter.acquire(True, timeout) if timeout > 0 else waiter.acquire(False)
            return came
        finally:
            put(WAIT_END, resource, 1 if came else 0, line)
            self._acquire_restore(saved)
            if not came:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def notify(self, n=1):
        if not self._quiet and self._is_owned():
            put(SIGNAL, self._resource, min(n, len(self._waiters)), _line(_frame(1)))
        _RawCondition.notify(self, n)

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


def _traced(raw, kind, typename):
    """A class of threading's with a resource of its own, seen lazily where the library makes it."""

    class Traced(raw):
        def __new__(cls, *args, **kwargs):
            if _frame(1).f_code.co_filename == _THREADING:
                return raw(*args, **kwargs)
            return object.__new__(cls)

        def __init__(self, *args, **kwargs):
            raw.__init__(self, *args, **kwargs)
            frame = outside(_frame(1))
            self._quiet = names.is_library(frame.f_code.co_filename)
            self._resource, self._noun = (-1, noun(frame)) if self._quiet else (core.declare(kind, typename, frame), None)

        def _seen(self, frame):
            if self._noun is not None:
                self._resource, self._noun = core.declare(kind, self._noun, frame, named=False), None
            return self._resource

        def _waiting(self, call, timeout, frame):
            """Calls what waits; whether it came to what it waited for is what the call returns."""
            line, resource = _line(frame), self._seen(frame)
            put(WAIT_BEGIN, resource, 0 if timeout is None else -1, line)
            came = False
            try:
                came = call()
                return came
            finally:
                put(WAIT_END, resource, 0 if came is False else 1, line)

    Traced.__name__ = Traced.__qualname__ = typename
    Traced.__module__ = "threading"
    return Traced


class Event(_traced(_RawEvent, EVENT, "Event")):
    def set(self):
        if self._resource >= 0:
            put(SIGNAL, self._resource, len(self._cond._waiters), _line(_frame(1)))
        _RawEvent.set(self)

    def clear(self):
        if self._resource >= 0:
            put(CLEAR, self._resource, 0, _line(_frame(1)))
        _RawEvent.clear(self)

    def wait(self, timeout=None):
        if self._flag:
            return True
        return self._waiting(lambda: _RawEvent.wait(self, timeout), timeout, _frame(1))


class Semaphore(_traced(_RawSemaphore, CONDITION, "Semaphore")):
    def acquire(self, blocking=True, timeout=None):
        return self._take(blocking, timeout, _frame(1))

    def __enter__(self):
        return self._take(True, None, _frame(1))

    def _take(self, blocking, timeout, frame):
        if blocking and (timeout is None or timeout > 0):
            return _RawSemaphore.acquire(self, False) or self._waiting(lambda: _RawSemaphore.acquire(self, True, timeout), timeout, frame)
        return _RawSemaphore.acquire(self, blocking, timeout)

    def _signal(self, n, frame):
        if self._resource >= 0:
            put(SIGNAL, self._resource, min(n, len(self._cond._waiters)), _line(frame))

    def release(self, n=1):
        self._signal(n, _frame(1))
        _release(_RawSemaphore, self, n)

    def __exit__(self, kind, error, traceback):
        self.release()


def _release(raw, semaphore, n):
    if sys.version_info >= (3, 9):
        raw.release(semaphore, n)
    elif n == 1:
        raw.release(semaphore)
    else:
        raise TypeError("release() takes 1 positional argument but 2 were given")


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        Semaphore.__init__(self, value)
        self._initial_value = value

    def release(self, n=1):
        self._signal(n, _frame(1))
        _release(_RawBounded, self, n)


_RawBounded = threading.BoundedSemaphore


class Barrier(_traced(_RawBarrier, CONDITION, "Barrier")):
    def wait(self, timeout=None):
        frame = _frame(1)
        if self.n_waiting + 1 >= self.parties:
            put(SIGNAL, self._seen(frame), self.parties - 1, _line(frame))
            return _RawBarrier.wait(self, timeout)
        return self._waiting(lambda: _RawBarrier.wait(self, timeout), timeout, frame)


def _bounded():
    """BoundedSemaphore is a Semaphore, and its own release checks the bound; both must stay true of ours."""
    def release(self, n=1):
        self._signal(n, _frame(1))
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)
    BoundedSemaphore.release = release


def _threads():
    start, join, bootstrap = threading.Thread.start, threading.Thread.join, threading.Thread._bootstrap_inner

    def traced_start(self):
        frame = _frame(1)
        core.shown(frame)
        line = _line(frame)
        self._interleave_starter = put(WAIT_BEGIN, -1, 0, line)
        try:
            start(self)
        finally:
            put(WAIT_END, -1, 1, line)

    def traced_bootstrap(self):
        self._interleave = core.enlist(self._name, getattr(self, "_interleave_starter", -1))
        put(THREAD_START, -1, getattr(self, "_interleave_starter", -1), 0)
        try:
            bootstrap(self)
        finally:
            core.leave()

    def traced_join(self, timeout=None):
        other = getattr(self, "_interleave", None)
        if other is None or not self.is_alive() or self is threading.current_thread():
            return join(self, timeout)
        line = _line(_frame(1))
        put(JOIN_BEGIN, -1, other, line)
        try:
            return join(self, timeout)
        finally:
            put(JOIN_END, -1, other, line)

    threading.Thread.start, threading.Thread.join, threading.Thread._bootstrap_inner = traced_start, traced_join, traced_bootstrap


def _sleep():
    sleep = time.sleep

    def traced_sleep(seconds, /):
        """sleep(seconds): delays the calling thread for so many seconds, which may have a fraction."""
        line = _line(_frame(1))
        put(SLEEP_BEGIN, -1, _nanos(seconds), line)
        try:
            sleep(seconds)
        finally:
            put(SLEEP_END, -1, 0, line)

    traced_sleep.__name__ = traced_sleep.__qualname__ = "sleep"
    traced_sleep.__module__ = "time"
    profiles.stands_for(traced_sleep, lambda _: sleep)
    time.sleep = traced_sleep


def _nanos(seconds):
    try:
        return min(max(int(seconds * 1e9), 0), 1 << 62)
    except (TypeError, ValueError, OverflowError):
        return 0


def install():
    core.use(globals())
    _bounded()
    for traced in (Lock, RLock, Condition, Event, Semaphore, BoundedSemaphore, Barrier):
        traced.__module__ = "threading"
        setattr(threading, traced.__name__, traced)
    heard = (["__enter__"] if sys.version_info >= (3, 14) else []) + (["__exit__"] if sys.version_info >= (3, 9) else [])  # of a with statement
    profiles.inner(Lock, "acquire", "release", "locked", *heard)
    profiles.inner(RLock, "acquire", "release", *heard)
    profiles.stands_for(Condition.wait, lambda _: _raw_lock().acquire)  # what it waits in
    _threads()
    _sleep()
