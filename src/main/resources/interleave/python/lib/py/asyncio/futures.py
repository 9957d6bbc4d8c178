"""A result that isn't there yet."""
from . import exceptions

PENDING, CANCELLED, FINISHED = "PENDING", "CANCELLED", "FINISHED"


def isfuture(value):
    return hasattr(type(value), "_asyncio_future_blocking") and value._asyncio_future_blocking is not None


class Future:
    _state = PENDING
    _result = None
    _exception = None
    _loop = None
    _cancel_message = None
    _asyncio_future_blocking = False
    # Whether somebody has asked for the exception, or there is none.
    _seen = True
    # Why a task that awaits this one waits, for the recorder: what for, and more about it.
    _why = ("wait", -1)

    def __init__(self, *, loop=None):
        if loop is None:
            from . import events
            loop = events.get_event_loop()
        self._loop = loop
        self._callbacks = []

    def __repr__(self):
        return "<" + " ".join([type(self).__name__] + self._described()) + ">"

    def _described(self):
        words = [self._state.lower()]
        if self._state == FINISHED:
            if self._exception is not None:
                words.append("exception=%r" % (self._exception,))
            else:
                words.append("result=%r" % (self._result,))
        return words

    def get_loop(self):
        return self._loop

    def cancelled(self):
        return self._state == CANCELLED

    def done(self):
        return self._state != PENDING

    def cancel(self, msg=None):
        if self._state != PENDING:
            return False
        self._state = CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _cancelled_error(self):
        if self._cancel_message is None:
            return exceptions.CancelledError()
        return exceptions.CancelledError(self._cancel_message)

    def result(self):
        if self._state == CANCELLED:
            raise self._cancelled_error()
        if self._state != FINISHED:
            raise exceptions.InvalidStateError("Result is not set.")
        self._seen = True
        if self._exception is not None:
            raise self._exception.with_traceback(self._traceback)
        return self._result

    def exception(self):
        if self._state == CANCELLED:
            raise self._cancelled_error()
        if self._state != FINISHED:
            raise exceptions.InvalidStateError("Exception is not set.")
        self._seen = True
        return self._exception

    def set_result(self, result):
        if self._state != PENDING:
            raise exceptions.InvalidStateError("invalid state")
        self._result = result
        self._state = FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != PENDING:
            raise exceptions.InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            made = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            made.__cause__ = exception
            made.__context__ = exception
            exception = made
        self._exception = exception
        self._traceback = exception.__traceback__
        self._state = FINISHED
        self._seen = False
        self._schedule_callbacks()

    def add_done_callback(self, callback, *, context=None):
        if self._state != PENDING:
            self._loop.call_soon(callback, self)
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        left = [one for one in self._callbacks if one != callback]
        removed = len(self._callbacks) - len(left)
        self._callbacks[:] = left
        return removed

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        if not callbacks:
            return
        self._callbacks = []
        for callback in callbacks:
            waiter = getattr(callback, "__self__", None)
            if waiter is not None and getattr(waiter, "_awaited", None) is self:
                waiter._lane.ready()
            self._loop.call_soon(callback, self)

    def __await__(self):
        if self._state == PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


def _copy(source, target):
    """What a concurrent.futures.Future came to, into one of this loop."""
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
        return
    exception = source.exception()
    if exception is not None:
        target.set_exception(exception)
    else:
        target.set_result(source.result())


def wrap_future(future, *, loop=None):
    """Waits in the loop for a future that another thread or process fulfils."""
    if isfuture(future):
        return future
    if loop is None:
        from . import events
        loop = events.get_event_loop()
    wrapped = loop.create_future()

    def cancelled_here(target):
        if target.cancelled():
            future.cancel()

    def done_there(source):
        if loop.is_closed():
            return
        loop.call_soon_threadsafe(_copy, source, wrapped)

    wrapped.add_done_callback(cancelled_here)
    future.add_done_callback(done_there)
    return wrapped
