"""Locks, events and semaphores for tasks: nothing of them blocks a thread."""
from _asyncio import resource as _resource

from . import events, exceptions, tasks
from .futures import set_unless_done as _wake


def _lane():
    loop = events._get_running_loop()
    return loop._task._lane if loop is not None and loop._task is not None else None


class _Waiters:
    """Something tasks wait at, in order of arrival."""
    _why_word = "wait"

    def __init__(self, kind):
        self._waiters = []
        self._resource = _resource(kind, type(self).__name__)

    async def _wait(self):
        future = events.get_running_loop().create_future()
        future._why = (self._why_word, self._resource)
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)

    def _note(self, event, argument):
        lane = _lane()
        if lane is not None:
            lane.note(event, self._resource, argument)

    def _repr(self, state):
        waiters = ", waiters:%d" % len(self._waiters) if self._waiters else ""
        return "%s [%s%s]>" % (object.__repr__(self)[:-1], state, waiters)


class _Scope:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, kind, value, traceback):
        self.release()


class Lock(_Scope, _Waiters):
    _why_word = "lock"

    def __init__(self):
        super().__init__("lock")
        self._locked = False

    def __repr__(self):
        return self._repr("locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(waiter.cancelled() for waiter in self._waiters):
            self._locked = True
            self._note("LOCK_ACQUIRE", 1)
            return True
        try:
            await self._wait()
        except exceptions.CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        self._note("LOCK_ACQUIRE", 1)
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._note("LOCK_RELEASE", 0)
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters:
            _wake(self._waiters[0], True)


class Event(_Waiters):
    def __init__(self):
        super().__init__("event")
        self._set = False

    def __repr__(self):
        return self._repr("set" if self._set else "unset")

    def is_set(self):
        return self._set

    def set(self):
        if not self._set:
            self._set = True
            self._note("SIGNAL", len(self._waiters))
            for waiter in self._waiters:
                _wake(waiter, True)

    def clear(self):
        self._set = False

    async def wait(self):
        if not self._set:
            await self._wait()
        return True


class Condition(_Scope, _Waiters):
    def __init__(self, lock=None):
        super().__init__("condition")
        self._lock = Lock() if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __repr__(self):
        return self._repr("locked" if self.locked() else "unlocked")

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        cancelled = None
        try:
            await self._wait()
            return True
        finally:
            while True:
                try:
                    await self.acquire()
                    break
                except exceptions.CancelledError as e:
                    cancelled = e
            if cancelled is not None:
                raise cancelled

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._note("SIGNAL", min(n, len(self._waiters)))
        woken = 0
        for waiter in self._waiters:
            if woken >= n:
                break
            if not waiter.done():
                woken += 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Scope, _Waiters):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__("condition")
        self._value = value

    def __repr__(self):
        return self._repr("locked" if self.locked() else "unlocked, value:%d" % self._value)

    def locked(self):
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        future = events.get_running_loop().create_future()
        future._why = ("wait", self._resource)
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except exceptions.CancelledError:
            if future.done() and not future.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._condition = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exception):
        pass

    async def wait(self):
        async with self._condition:
            await self._condition.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise exceptions.BrokenBarrierError("Barrier aborted")
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._condition.notify_all()
                else:
                    await self._condition.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise exceptions.BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._state = "filling"
                    self._condition.notify_all()

    async def reset(self):
        async with self._condition:
            if self._count > 0:
                if self._state != "resetting":
                    self._state = "resetting"
                    self._condition.notify_all()
            else:
                self._state = "filling"

    async def abort(self):
        async with self._condition:
            self._state = "broken"
            self._condition.notify_all()
