"""asyncio's locks, events, conditions, semaphores and queues: what tasks wait for and hand to each other. The work stays Python's own.

What the program makes has a number of its own; what asyncio makes for itself inside something else has that one's. `_interleave` is the number, `_tells` whether
what is done to it is told, `_awaited` what its waits are for. Who does it is the task whose turn it is, else the thread.
"""
import sys

from interleave_agent import core, names
from interleave_agent.core import ITEM, TASKS_DONE
from interleave_agent.words import CLEAR, CONDITION, EVENT, LOCK, LOCK_ACQUIRE, LOCK_RELEASE, QUEUE, QUEUE_GET, QUEUE_PUT, SIGNAL

_frame, _line = sys._getframe, names.line
_slot_of = None
put = core.put
core.use(globals())


def turning(slot_of):
    """slot_of: gives the number of a task by its coroutine, or None."""
    global _slot_of
    _slot_of = slot_of


def _me():
    try:
        task = sys.modules["asyncio.tasks"].current_task()
    except (KeyError, RuntimeError):
        return None
    return None if task is None or _slot_of is None else _slot_of(task.get_coro())


def _tell(self, kind, argument):
    """The number of who does it; of a line of the program's that called the caller."""
    return put(kind, self._interleave, argument, _line(_frame(2)), _me())


def _waiters(self):
    return len(self._waiters or ())


def _numbered(plain, kind, parts=None):
    """A class whose objects are told of when the program makes them. parts: numbers what one is made of."""
    init = plain.__init__

    def traced_init(self, *args, **kwargs):
        init(self, *args, **kwargs)
        frame = _frame(1)
        if not names.library[frame.f_code.co_filename]:
            _inside(self, core.declare(kind, type(self).__name__, frame), tells=True)
            if parts is not None:
                parts(self, frame)

    plain.__init__ = traced_init
    plain._interleave, plain._tells, plain._awaited, plain._holder = -1, False, ITEM, -1


def _inside(part, number, tells, awaited=ITEM):
    part._interleave, part._tells, part._awaited = number, tells, awaited


def locks(module):
    _numbered(module.Lock, LOCK)
    _numbered(module.Event, EVENT)
    _numbered(module.Condition, CONDITION, _lock_of_a_condition)
    _numbered(module.Semaphore, CONDITION)
    _lock(module.Lock)
    _event(module.Event)
    _condition(module.Condition)
    release = module.Semaphore.release

    def traced_release(self):
        if self._tells:
            _tell(self, SIGNAL, min(1, _waiters(self)))
        release(self)

    module.Semaphore.release = traced_release
    if hasattr(module, "Barrier"):
        _numbered(module.Barrier, CONDITION, lambda self, frame: _inside(self._cond, self._interleave, tells=True))


def _lock(plain):
    acquire, release = plain.acquire, plain.release

    async def traced_acquire(self):
        await acquire(self)
        if self._tells:
            self._holder = _tell(self, LOCK_ACQUIRE, 1)
        return True

    def traced_release(self):
        if self._tells and self._locked:
            _tell(self, LOCK_RELEASE, 0)
            self._holder = -1
        release(self)

    plain.acquire, plain.release = traced_acquire, traced_release


def _event(plain):
    set_now, clear = plain.set, plain.clear

    def traced_set(self):
        if self._tells and not self._value:
            _tell(self, SIGNAL, _waiters(self))
        set_now(self)

    def traced_clear(self):
        if self._tells and self._value:
            _tell(self, CLEAR, 0)
        clear(self)

    plain.set, plain.clear = traced_set, traced_clear


def _lock_of_a_condition(self, frame):
    if self._lock._interleave < 0:
        _inside(self._lock, core.declare(LOCK, type(self).__name__ + "'s lock", frame, named=False), tells=True)


def _condition(plain):
    notify = plain.notify

    def traced_notify(self, n=1):
        if self._tells and self.locked():
            _tell(self, SIGNAL, min(n, _waiters(self)))
        notify(self, n)

    plain.notify = traced_notify


def queues(module):
    plain = module.Queue
    _numbered(plain, QUEUE, lambda self, frame: _inside(self._finished, self._interleave, tells=False, awaited=TASKS_DONE))
    put_now, get_now = plain.put_nowait, plain.get_nowait

    def traced_put(self, item):
        put_now(self, item)
        if self._tells:
            _tell(self, QUEUE_PUT, self.qsize())

    def traced_get(self):
        item = get_now(self)
        if self._tells:
            _tell(self, QUEUE_GET, self.qsize())
        return item

    plain.put_nowait, plain.get_nowait = traced_put, traced_get
