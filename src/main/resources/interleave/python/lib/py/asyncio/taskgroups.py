"""A scope that ends when all its tasks have; if one fails, the others are cancelled."""
from . import events, exceptions, tasks


class TaskGroup:
    def __init__(self):
        self._entered = self._exiting = self._aborting = False
        self._loop = self._parent = self._base_error = self._waiter = None
        self._parent_cancelled = False
        self._tasks = []
        self._errors = []

    def __repr__(self):
        words = []
        if self._tasks:
            words.append("tasks=%d" % len(self._tasks))
        if self._errors:
            words.append("errors=%d" % len(self._errors))
        if self._aborting:
            words.append("cancelling")
        elif self._entered:
            words.append("entered")
        return "<TaskGroup" + (" " + " ".join(words) if words else "") + ">"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError("TaskGroup %r has already been entered" % (self,))
        self._entered = True
        self._loop = events.get_running_loop()
        self._parent = tasks.current_task(self._loop)
        if self._parent is None:
            raise RuntimeError("TaskGroup %r cannot determine the parent task" % (self,))
        return self

    def create_task(self, coroutine, *, name=None, context=None):
        if not self._entered:
            coroutine.close()
            raise RuntimeError("TaskGroup %r has not been entered" % (self,))
        if self._exiting and not self._tasks:
            coroutine.close()
            raise RuntimeError("TaskGroup %r is finished" % (self,))
        if self._aborting:
            coroutine.close()
            raise RuntimeError("TaskGroup %r is shutting down" % (self,))
        task = self._loop.create_task(coroutine, name=name)
        self._tasks.append(task)
        task.add_done_callback(self._one_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _one_done(self, task):
        self._tasks.remove(task)
        if not self._tasks and self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(True)
        if task.cancelled():
            return
        exception = task.exception()
        if exception is None:
            return
        self._errors.append(exception)
        if isinstance(exception, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exception
        if self._parent.done():
            self._loop.call_exception_handler({"message": "Task %r has errored out but its parent task %r is already completed"
                                               % (task, self._parent), "exception": exception, "task": task})
            return
        if not self._aborting and not self._parent_cancelled:
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()

    async def __aexit__(self, kind, value, traceback):
        self._exiting = True
        if kind is not None and isinstance(value, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = value
        cancellation = value if kind is not None and issubclass(kind, exceptions.CancelledError) else None
        if self._parent_cancelled and self._parent.uncancel() == 0:
            cancellation = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._waiter is None:
                self._waiter = self._loop.create_future()
                self._waiter._why = self._tasks[0]._why
            try:
                await self._waiter
            except exceptions.CancelledError as e:
                if not self._aborting:
                    cancellation = e
                    self._abort()
            self._waiter = None
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancelled and not self._parent._must_cancel and self._parent.cancelling() > 0:
            self._parent.uncancel()
        if cancellation is not None and not self._errors:
            raise cancellation
        if kind is not None and not issubclass(kind, exceptions.CancelledError):
            self._errors.append(value)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        return None
