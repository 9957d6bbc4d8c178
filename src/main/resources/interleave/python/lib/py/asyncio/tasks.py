"""Coroutines that take turns on a loop."""
import time
from _asyncio import Lane

from . import coroutines, events, exceptions, futures
from .futures import Future

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"

_numbers = [0]


def current_task(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    return loop._task


def all_tasks(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in list(loop._tasks) if not task.done()}


class Task(Future):
    _must_cancel = False
    _awaited = None
    _requests = 0

    def __init__(self, coroutine, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not coroutines.iscoroutine(coroutine):
            raise TypeError("a coroutine was expected, got %r" % (coroutine,))
        _numbers[0] += 1
        self._coroutine = coroutine
        self._name = "Task-%d" % _numbers[0] if name is None else str(name)
        self._lane = Lane(self._name + " (" + coroutine.__name__ + ")" if name is None else self._name)
        self._why = ("join", self._lane.actor)
        self._loop._tasks[self] = None
        self._loop.call_soon(self._step)

    def _described(self):
        words = super()._described()
        if self._must_cancel:
            words[0] = "cancelling"
        words[1:1] = ["name=%r" % self._name, "coro=<%s>" % coroutines.described(self._coroutine)]
        if self._state == futures.PENDING and self._awaited is not None:
            words.append("wait_for=%r" % (self._awaited,))
        return words

    def get_coro(self):
        return self._coroutine

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = str(name)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        self._requests += 1
        if self._awaited is not None and self._awaited.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._requests

    def uncancel(self):
        if self._requests > 0:
            self._requests -= 1
            if self._requests == 0:
                self._must_cancel = False
        return self._requests

    def _step(self, exception=None):
        if self.done():
            raise exceptions.InvalidStateError("__step(): already done: %r, %r" % (self, exception))
        if self._must_cancel:
            if not isinstance(exception, exceptions.CancelledError):
                exception = self._cancelled_error()
            self._must_cancel = False
        self._awaited = None
        loop = self._loop
        if loop._task is not None:
            raise RuntimeError("Cannot enter into task %r while another task %r is being executed." % (self, loop._task))
        loop._task = self
        self._lane.turn()
        try:
            if exception is None:
                awaited = self._coroutine.send(None)
            else:
                awaited = self._coroutine.throw(exception)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                self._end(super().cancel, self._cancel_message)
            else:
                self._end(super().set_result, stop.value)
        except exceptions.CancelledError as e:
            self._cancellation = e
            self._end(super().cancel)
        except (KeyboardInterrupt, SystemExit) as e:
            self._end(super().set_exception, e)
            raise
        except BaseException as e:
            self._end(super().set_exception, e)
        else:
            self._wait_for(awaited)
        finally:
            loop._task = None

    def _end(self, how, *args):
        self._lane.end()
        if how != super().set_exception:
            self._loop._tasks.pop(self, None)
        how(*args)

    def _cancelled_error(self):
        kept = getattr(self, "_cancellation", None)
        if kept is not None:
            self._cancellation = None
            return kept
        return super()._cancelled_error()

    def _wait_for(self, awaited):
        loop = self._loop
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        if blocking:
            awaited._asyncio_future_blocking = False
            if awaited is self:
                loop.call_soon(self._step, RuntimeError("Task cannot await on itself: %r" % (self,)))
                return
            if awaited._loop is not loop:
                loop.call_soon(self._step, RuntimeError("Task %r got Future %r attached to a different loop" % (self, awaited)))
                return
            self._awaited = awaited
            if not awaited.done():
                self._lane.wait(self._coroutine, *awaited._why)
            awaited.add_done_callback(self._wake)
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False
        elif awaited is None:
            self._lane.wait(self._coroutine, "turn", 0)
            loop.call_soon(self._step)
        elif blocking is not None:
            loop.call_soon(self._step, RuntimeError("yield was used instead of yield from in task %r with %r" % (self, awaited)))
        else:
            loop.call_soon(self._step, RuntimeError("Task got bad yield: %r" % (awaited,)))

    def _wake(self, future):
        try:
            future.result()
        except BaseException as e:
            self._step(e)
        else:
            self._step()

    def _lost(self):
        """Its loop is closed: says what nobody has asked for."""
        if self._state == futures.PENDING:
            self._lane.end()
            self._loop.call_exception_handler({"message": "Task was destroyed but it is pending!", "task": self})
        elif not self._seen:
            self._loop.call_exception_handler({
                "message": "Task exception was never retrieved", "exception": self._exception, "future": self})


def create_task(coroutine, *, name=None, context=None):
    return events.get_running_loop().create_task(coroutine, name=name)


def ensure_future(value, *, loop=None):
    if futures.isfuture(value):
        if loop is not None and loop is not value._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return value
    if not coroutines.iscoroutine(value):
        if not hasattr(type(value), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        value = _awaiting(value)
    if loop is None:
        loop = events.get_event_loop()
    return loop.create_task(value)


async def _awaiting(value):
    return await value


class _Turn:
    def __await__(self):
        yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    future = loop.create_future()
    future._why = ("sleep", int(delay * 1_000_000_000))
    handle = loop.call_later(delay, futures.set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


class _Gathering(Future):
    """Cancelling it cancels what it gathers."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*values, return_exceptions=False):
    if not values:
        loop = events.get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    futures_of, children, finished = {}, [], [0]
    loop = None
    for value in values:
        if id(value) not in futures_of:
            future = ensure_future(value, loop=loop)
            if loop is None:
                loop = future._loop
            futures_of[id(value)] = future
        children.append(futures_of[id(value)])
    distinct = list(futures_of.values())

    def one_done(future):
        finished[0] += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._cancelled_error())
                return
            exception = future.exception()
            if exception is not None:
                outer.set_exception(exception)
                return
        if finished[0] == len(distinct):
            results = []
            for child in children:
                if child.cancelled():
                    results.append(exceptions.CancelledError("" if child._cancel_message is None else child._cancel_message))
                else:
                    exception = child.exception()
                    results.append(child.result() if exception is None else exception)
            if outer._cancel_requested:
                outer.set_exception(future._cancelled_error() if future.cancelled() else exceptions.CancelledError())
            else:
                outer.set_result(results)

    outer = None
    outer = _Gathering(distinct, loop=loop)
    outer._why = ("join", distinct[0]._lane.actor) if isinstance(distinct[0], Task) else ("wait", -1)
    for future in distinct:
        future.add_done_callback(one_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError("expect a list of futures, not %s" % type(fs).__name__)
    fs = set(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return_when value: %s" % return_when)
    if any(coroutines.iscoroutine(one) for one in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    left = [sum(1 for one in fs if not one.done())]
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, futures.set_unless_done, waiter, None)

    def enough(future):
        return left[0] <= 0 or return_when == FIRST_COMPLETED or (
            return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None)

    def one_done(future):
        left[0] -= 1
        if enough(future):
            if timer is not None:
                timer.cancel()
            futures.set_unless_done(waiter, None)

    if left[0] and not any(one.done() and enough(one) for one in fs):
        for one in fs:
            if not one.done():
                one.add_done_callback(one_done)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()
            for one in fs:
                one.remove_done_callback(one_done)
    elif timer is not None:
        timer.cancel()
    done = {one for one in fs if one.done()}
    return done, fs - done


async def wait_for(value, timeout):
    if timeout is None:
        return await value
    if timeout <= 0:
        future = ensure_future(value)
        if future.done():
            return future.result()
        future.cancel()
        try:
            await _wait({future}, None, ALL_COMPLETED, future._loop)
            return future.result()
        except exceptions.CancelledError as e:
            raise TimeoutError from e
    from . import timeouts
    async with timeouts.timeout(timeout):
        return await value


class _Completed:
    """What `as_completed` gives: iterated over, awaitables in order of completion; with `async for`, the futures themselves."""

    def __init__(self, values, timeout):
        from . import queues
        self._loop = events.get_event_loop()
        self._todo = {ensure_future(value, loop=self._loop) for value in values}
        self._left = len(self._todo)
        self._done = queues.Queue()
        self._timer = None
        for future in self._todo:
            future.add_done_callback(self._one_done)
        if self._todo and timeout is not None:
            self._timer = self._loop.call_later(timeout, self._time_is_up)

    def _one_done(self, future):
        if future not in self._todo:
            return
        self._todo.discard(future)
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    def _time_is_up(self):
        for future in self._todo:
            future.remove_done_callback(self._one_done)
            self._done.put_nowait(None)
        self._todo.clear()

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next(True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next(False)

    async def _next(self, result):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if result else future


def as_completed(fs, *, timeout=None):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError("expect an iterable of futures, not %s" % type(fs).__name__)
    return _Completed(fs, timeout)


def shield(value):
    """Lets a cancellation reach who waits, but not what is waited for."""
    inner = ensure_future(value)
    if inner.done():
        return inner
    outer = inner._loop.create_future()
    outer._why = inner._why

    def inner_done(future):
        if outer.cancelled():
            if not future.cancelled():
                future.exception()
            return
        if future.cancelled():
            outer.cancel()
        elif future.exception() is not None:
            outer.set_exception(future.exception())
        else:
            outer.set_result(future.result())

    def outer_done(future):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def run_coroutine_threadsafe(coroutine, loop):
    """From another thread: gives a concurrent.futures.Future."""
    if not coroutines.iscoroutine(coroutine):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future as ConcurrentFuture
    outcome = ConcurrentFuture()

    def begin():
        try:
            task = ensure_future(coroutine, loop=loop)
        except BaseException as e:
            outcome.set_exception(e)
            raise
        task.add_done_callback(ended)

    def ended(task):
        if outcome.cancelled():
            return
        if task.cancelled():
            outcome.cancel()
            outcome.set_running_or_notify_cancel()
        elif task.exception() is not None:
            outcome.set_exception(task.exception())
        else:
            outcome.set_result(task.result())

    loop.call_soon_threadsafe(begin)
    return outcome
