"""Runs a coroutine on a loop of its own, and leaves nothing behind."""
from . import coroutines, events, exceptions, tasks


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._factory = loop_factory
        self._loop = None
        self._state = "created"

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, kind, value, traceback):
        self.close()

    def _begin(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "created":
            self._loop = events.new_event_loop() if self._factory is None else self._factory()
            events.set_event_loop(self._loop)
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            self._state = "initialized"

    def get_loop(self):
        self._begin()
        return self._loop

    def run(self, coroutine, *, context=None):
        if events._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        if not coroutines.iscoroutine(coroutine):
            raise ValueError("a coroutine was expected, got %r" % (coroutine,))
        self._begin()
        return self._loop.run_until_complete(self._loop.create_task(coroutine))

    def close(self):
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all(loop)
            if loop._executor is not None:
                loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"


def run(main, *, debug=None, loop_factory=None):
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()

    async def all_ended():
        await tasks.gather(*left, return_exceptions=True)

    loop.run_until_complete(all_ended())
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown", "exception": task.exception(), "task": task})
