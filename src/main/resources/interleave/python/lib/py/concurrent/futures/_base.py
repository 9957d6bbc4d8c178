"""Futures, waiting for several of them, and what all executors have in common."""
import _futures
import time

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"  # by somebody who no longer wants it; its executor doesn't know yet
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_OVER = (CANCELLED_AND_NOTIFIED, FINISHED)
_SHOWN = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished"}

TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    """The result of a call that may not have been made yet."""

    def __init__(self):
        self._condition = _futures.condition("Future")
        self._state = PENDING
        self._result = None
        self._exception = None
        self._watchers = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = "<%s at %#x state=%s" % (type(self).__name__, id(self), _SHOWN[self._state])
            if self._state == FINISHED:
                text += " raised " + type(self._exception).__name__ if self._exception else " returned " + type(self._result).__name__
            return text + ">"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _call_back(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as e:
            _futures.report("exception calling callback for %r" % (self,), e)

    def _await(self, timeout):
        """With the condition held: waits until it is over, and says whether it was cancelled."""
        if self._state in (PENDING, RUNNING):
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._await(timeout)
            if self._exception is None:
                return self._result
            raise self._exception
        finally:
            self = None  # the exception's traceback would keep it

    def exception(self, timeout=None):
        with self._condition:
            self._await(timeout)
            return self._exception

    # What executors call.

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state != CANCELLED:
                raise RuntimeError("Future in unexpected state")
            self._state = CANCELLED_AND_NOTIFIED
            for watcher in self._watchers:
                watcher.over(self)
            return False

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError("%s: %r" % (self._state, self))
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for watcher in self._watchers:
                watcher.over(self)
            self._condition.notify_all()
        self._call_back()

    def _watch(self, watcher):
        """Whether it is over already; if not, the watcher hears of it."""
        with self._condition:
            if self._state in _OVER:
                return True
            self._watchers.append(watcher)
            return False

    def _unwatch(self, watcher):
        with self._condition:
            if watcher in self._watchers:
                self._watchers.remove(watcher)


class _Watcher:
    """Waits for the next of several futures."""

    def __init__(self, noun):
        self.condition = _futures.condition(noun)
        self.fresh = []

    def over(self, future):
        with self.condition:
            self.fresh.append(future)
            self.condition.notify()

    def take(self, timeout):
        """Those that are over since the last time; none when the time is up."""
        with self.condition:
            if not self.fresh:
                self.condition.wait(timeout)
            fresh, self.fresh = self.fresh, []
            return fresh


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    total = len(fs)
    watcher = _Watcher("as_completed")
    pending = set()
    over = []
    try:
        for future in fs:
            if future._watch(watcher):
                over.append(future)
            else:
                pending.add(future)
        yield from over
        while pending:
            left = None if end is None else end - time.monotonic()
            if left is not None and left < 0:
                raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))
            for future in watcher.take(left):
                pending.remove(future)
                yield future
    finally:
        for future in fs:
            future._unwatch(watcher)


class DoneAndNotDoneFutures:
    """What `wait` returns: two sets, by name or to be unpacked."""

    def __init__(self, done, not_done):
        self.done = done
        self.not_done = not_done

    def __iter__(self):
        return iter((self.done, self.not_done))

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (self.done, self.not_done)[index]

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return "DoneAndNotDoneFutures(done=%r, not_done=%r)" % (self.done, self.not_done)


def _failed(future):
    return future._state == FINISHED and future._exception is not None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    end = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    watcher = _Watcher("wait")
    done = set()
    try:
        for future in fs:
            if future._watch(watcher):
                done.add(future)
        if len(done) < len(fs) and return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError("Invalid return condition: %r" % (return_when,))
        while len(done) < len(fs):
            if return_when == FIRST_COMPLETED and done or return_when == FIRST_EXCEPTION and any(_failed(future) for future in done):
                break
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                break
            done.update(watcher.take(left))
    finally:
        for future in fs:
            future._unwatch(watcher)
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(future, timeout=None):
    try:
        return future.result(timeout)
    finally:
        future.cancel()


class Executor:
    """Runs calls somewhere else."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + time.monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            futures.reverse()
            try:
                while futures:
                    yield _result_or_cancel(futures.pop(), None if end is None else end - time.monotonic())
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
