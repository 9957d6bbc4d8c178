"""Locks, conditions and events that processes share, all made of semaphores."""
import threading
import time

from _multiprocessing import SemLock as _SemLock
from multiprocessing import context, process

RECURSIVE_MUTEX, SEMAPHORE = 0, 1
SEM_VALUE_MAX = _SemLock.SEM_VALUE_MAX


class SemLock:
    def __init__(self, kind, value, maxvalue, *, ctx):
        self._semlock = _SemLock(kind, value, maxvalue, type(self).__name__)
        self._make_methods()

    def _make_methods(self):
        self.acquire = self._semlock.acquire
        self.release = self._semlock.release

    def __enter__(self):
        return self._semlock.__enter__()

    def __exit__(self, *exception):
        return self._semlock.__exit__(*exception)

    def __getstate__(self):
        context.assert_spawning(self)
        return {'_semlock': self._semlock}

    def __setstate__(self, state):
        self._semlock = state['_semlock']
        self._make_methods()

    def _holder(self):
        if self._semlock._is_mine():
            name = process.current_process().name
            if threading.current_thread().name != 'MainThread':
                name += '|' + threading.current_thread().name
            return name
        if self._semlock._get_value() == 1:
            return 'None'
        return 'SomeOtherThread' if self._semlock._count() > 0 else 'SomeOtherProcess'


class Semaphore(SemLock):
    def __init__(self, value=1, *, ctx):
        super().__init__(SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self):
        return self._semlock._get_value()

    def __repr__(self):
        return '<%s(value=%s)>' % (type(self).__name__, self._semlock._get_value())


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx)

    def __repr__(self):
        return '<%s(value=%s, maxvalue=%s)>' % (type(self).__name__, self._semlock._get_value(), self._semlock.maxvalue)


class Lock(SemLock):
    def __init__(self, *, ctx):
        super().__init__(SEMAPHORE, 1, 1, ctx=ctx)

    def __repr__(self):
        return '<%s(owner=%s)>' % (type(self).__name__, self._holder())


class RLock(SemLock):
    def __init__(self, *, ctx):
        super().__init__(RECURSIVE_MUTEX, 1, 1, ctx=ctx)

    def __repr__(self):
        return '<%s(%s, %s)>' % (type(self).__name__, self._holder(), self._semlock._count())


class Condition:
    """A waiter says that it sleeps, and that it has woken; a notifier waits for the latter, so that a notice never goes to one that came later."""

    def __init__(self, lock=None, *, ctx):
        self._lock = lock or ctx.RLock()
        self._sleeping_count = ctx.Semaphore(0)
        self._woken_count = ctx.Semaphore(0)
        self._wait_semaphore = ctx.Semaphore(0)
        self._make_methods()

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore)

    def __setstate__(self, state):
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state
        self._make_methods()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)

    def _make_methods(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def wait(self, timeout=None):
        assert self._lock._semlock._is_mine(), 'must acquire() condition before using wait()'
        self._sleeping_count.release()
        count = self._lock._semlock._count()
        for i in range(count):
            self._lock.release()
        try:
            return self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for i in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        assert not self._wait_semaphore.acquire(False), 'notify: Should not have been able to acquire _wait_semaphore'
        while self._woken_count.acquire(False):  # those whose wait ran out
            self._sleeping_count.acquire(False)
        sleepers = 0
        while sleepers < n and self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            sleepers += 1
        if sleepers:
            for i in range(sleepers):
                self._woken_count.acquire()
            while self._wait_semaphore.acquire(False):
                pass

    def notify_all(self):
        self.notify(SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            result = predicate()
            if result:
                return result
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                return result
            self.wait(left)


class Event:
    def __init__(self, *, ctx):
        self._cond = ctx.Condition(ctx.Lock())
        self._flag = ctx.Semaphore(0)

    def is_set(self):
        with self._cond:
            if self._flag.acquire(False):
                self._flag.release()
                return True
            return False

    def set(self):
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag.acquire(False):
                self._cond.wait(timeout)
                if not self._flag.acquire(False):
                    return False
            self._flag.release()
            return True

    def __repr__(self):
        return '<%s at %s>' % (type(self).__name__, 'set' if self.is_set() else 'unset')


class Barrier:
    """As threading's: the last of `parties` to come lets all go."""

    def __init__(self, parties, action=None, timeout=None, *, ctx):
        from multiprocessing.sharedctypes import RawArray
        self._parties, self._action, self._timeout = parties, action, timeout
        self._cond = ctx.Condition()
        self._shared = RawArray('i', 2)  # state (0 filling, 1 draining, -1 resetting, -2 broken), count

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._shared[0] in (-1, 1):
                self._cond.wait()
            if self._shared[0] < 0:
                raise threading.BrokenBarrierError
            index = self._shared[1]
            self._shared[1] = index + 1
            try:
                if index + 1 == self._parties:
                    self._open()
                elif not self._cond.wait_for(lambda: self._shared[0] != 0, timeout):
                    self._break()
                    raise threading.BrokenBarrierError
                elif self._shared[0] < 0:
                    raise threading.BrokenBarrierError
                return index
            finally:
                self._shared[1] -= 1
                if self._shared[1] == 0 and self._shared[0] in (-1, 1):
                    self._shared[0] = 0
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._shared[0] = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _break(self):
        self._shared[0] = -2
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._shared[1] > 0:
                if self._shared[0] in (0, -2):
                    self._shared[0] = -1
            else:
                self._shared[0] = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._shared[1] if self._shared[0] == 0 else 0

    @property
    def broken(self):
        return self._shared[0] == -2
