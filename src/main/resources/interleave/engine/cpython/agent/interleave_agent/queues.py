"""queue: what is put and got, with the length after it, and who waits for what.

A Queue's mutex and conditions become ours, seen under the queue's number: the mutex when somebody has to wait for it, `not_empty.notify` as the put that it
follows, `not_full.notify` as the get. put, get and join stay Python's own.
"""
import _thread
import sys

from interleave_agent import core, names, profiles, threads
from interleave_agent.core import ITEM, ROOM, TASKS_DONE
from interleave_agent.words import QUEUE, QUEUE_GET, QUEUE_PUT, WAIT_BEGIN, WAIT_END

_frame, _line = sys._getframe, names.line
put, here = core.put, core.here


class _Inner(threads.Condition):
    """A condition inside a queue. `_moved` is what its notify tells."""
    _moved = None

    def __new__(cls, owner, mutex, resource, awaited, moved):
        return object.__new__(cls)

    def __init__(self, owner, mutex, resource, awaited, moved):
        threads._RawCondition.__init__(self, mutex)
        self._quiet, self._noun, self._resource, self._awaited, self._moved = True, None, resource, awaited, moved
        self._queue = owner

    def notify(self, n=1):
        if self._moved is not None and n == 1:
            here(self._moved, self._resource, self._queue._qsize(), _frame(1))
        threads._RawCondition.notify(self, n)

    def notify_all(self):
        threads._RawCondition.notify(self, len(self._waiters))


class _Raw:
    """What queue's own code finds as `threading`: its locks are replaced right after."""

    def __init__(self, threading):
        self._threading = threading
        self.Lock, self.Condition = _thread.allocate_lock, threads._RawCondition

    def __getattr__(self, name):
        return getattr(self._threading, name)


def install(module):
    core.use(globals())
    module.threading = _Raw(module.threading)
    init = module.Queue.__init__

    def traced_init(self, *args, **kwargs):
        init(self, *args, **kwargs)
        resource = core.declare(QUEUE, type(self).__name__, _frame(1))
        self.mutex = threads.Lock._inside(resource)
        self.not_empty = _Inner(self, self.mutex, resource, ITEM, QUEUE_PUT)
        self.not_full = _Inner(self, self.mutex, resource, ROOM, QUEUE_GET)
        self.all_tasks_done = _Inner(self, self.mutex, resource, TASKS_DONE, None)
        self._interleave = resource

    module.Queue.__init__ = traced_init
    if hasattr(module, "SimpleQueue"):
        module.SimpleQueue = _simple(module.SimpleQueue, module.Empty)


def _simple(raw, empty):
    class SimpleQueue:
        """queue.SimpleQueue."""

        def __init__(self):
            self._inner = raw()
            self._interleave = core.declare(QUEUE, "SimpleQueue", _frame(1))

        def put(self, item, block=True, timeout=None):
            here(QUEUE_PUT, self._interleave, self._inner.qsize() + 1, _frame(1))
            self._inner.put(item)

        def put_nowait(self, item):
            here(QUEUE_PUT, self._interleave, self._inner.qsize() + 1, _frame(1))
            self._inner.put(item)

        def get(self, block=True, timeout=None):
            return self._take(block, timeout, _frame(1))

        def get_nowait(self):
            return self._take(False, None, _frame(1))

        def _take(self, block, timeout, frame):
            line = _line(frame)
            try:
                item = self._inner.get(False)
            except empty:
                if not block:
                    raise
                item = self._wait(timeout, line)
            put(QUEUE_GET, self._interleave, self._inner.qsize(), line)
            return item

        def _wait(self, timeout, line):
            put(WAIT_BEGIN, self._interleave, 0 if timeout is None else -1, line)
            came = 0
            try:
                item = self._inner.get(True, timeout)
                came = 1
                return item
            finally:
                put(WAIT_END, self._interleave, came, line)

        def qsize(self):
            return self._inner.qsize()

        def empty(self):
            return self._inner.empty()

    profiles.inner(SimpleQueue, "put", "put_nowait", "get", "get_nowait", "qsize", "empty")
    SimpleQueue.__qualname__, SimpleQueue.__module__ = "SimpleQueue", "queue"
    return SimpleQueue
