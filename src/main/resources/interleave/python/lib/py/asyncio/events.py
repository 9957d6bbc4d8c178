"""The event loop: runs what is ready, then waits in select for input, the next timer, or another thread."""
import heapq
import threading
import time
from _asyncio import Channel, Selector, complain

from . import exceptions, futures

_running = {}
_current = {}


def _get_running_loop():
    return _running.get(threading.get_ident())


def _set_running_loop(loop):
    if loop is None:
        _running.pop(threading.get_ident(), None)
    else:
        _running[threading.get_ident()] = loop


def get_running_loop():
    loop = _running.get(threading.get_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    loop = _running.get(threading.get_ident())
    if loop is None:
        loop = _current.get(threading.get_ident())
    if loop is None:
        raise RuntimeError("There is no current event loop in thread %r." % (threading.current_thread().name,))
    return loop


def set_event_loop(loop):
    _current[threading.get_ident()] = loop


def new_event_loop():
    return EventLoop()


class Handle:
    """A callback that is to run."""

    def __init__(self, callback, args, loop):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._callback(*self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            self._loop.call_exception_handler({
                "message": "Exception in callback %s" % (getattr(self._callback, "__qualname__", repr(self._callback)) + "()",),
                "exception": e, "handle": self})


class TimerHandle(Handle):
    def __init__(self, when, callback, args, loop):
        super().__init__(callback, args, loop)
        self._when = when

    def when(self):
        return self._when


class AbstractEventLoop:
    pass


class EventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = []
        self._timers = []
        self._timer_number = 0
        self._selector = Selector()
        self._watched = {}
        self._stopping = False
        self._thread = None
        self._closed = False
        self._executor = None
        self._handler = None
        self._tasks = {}
        self._task = None
        self._generators = []
        self._debug = False

    def __repr__(self):
        return "<%s running=%s closed=%s debug=%s>" % (type(self).__name__, self.is_running(), self._closed, self._debug)

    def time(self):
        return time.monotonic()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def is_running(self):
        return self._thread is not None

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def create_future(self):
        return futures.Future(loop=self)

    def create_task(self, coroutine, *, name=None, context=None):
        self._check_closed()
        from . import tasks
        return tasks.Task(coroutine, loop=self, name=name)

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args)
        self._selector.wake()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        handle = TimerHandle(when, callback, args, self)
        self._timer_number += 1
        heapq.heappush(self._timers, (when, self._timer_number, handle))
        return handle

    def stop(self):
        self._stopping = True

    def run_forever(self):
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._thread = threading.get_ident()
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread = None
            _set_running_loop(None)

    def run_until_complete(self, future):
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        from . import tasks
        new = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)

        def ended(future):
            if not future.cancelled() and isinstance(future._exception, (SystemExit, KeyboardInterrupt)):
                return
            self.stop()

        future.add_done_callback(ended)
        try:
            self.run_forever()
        except BaseException:
            if new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(ended)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _run_once(self):
        timers = self._timers
        while timers and timers[0][2]._cancelled:
            heapq.heappop(timers)
        if self._ready or self._stopping:
            timeout = 0
        elif timers:
            timeout = max(0, timers[0][0] - time.monotonic())
        else:
            timeout = None
        for channel, reads, writes in self._selector.select(timeout):
            watched = self._watched.get(channel)
            if watched is None:
                continue
            if reads and watched[0] is not None:
                self._ready.append(watched[0])
            if writes and watched[1] is not None:
                self._ready.append(watched[1])
        now = time.monotonic() + 1e-9
        while timers and timers[0][0] < now:
            handle = heapq.heappop(timers)[2]
            if not handle._cancelled:
                self._ready.append(handle)
        # Only what is ready now: what these callbacks make ready waits for the next round.
        for _ in range(len(self._ready)):
            handle = self._ready.pop(0)
            if not handle._cancelled:
                handle._run()

    def _watch(self, channel, reader=None, writer=None):
        """Calls `reader()` whenever the channel can be read, `writer()` whenever it can be written; with neither it is forgotten."""
        if reader is None and writer is None:
            if self._watched.pop(channel, None) is not None:
                self._selector.watch(channel, False, False)
            return
        self._watched[channel] = (reader and Handle(reader, (), self), writer and Handle(writer, (), self))
        self._selector.watch(channel, reader is not None, writer is not None)

    def set_default_executor(self, executor):
        self._executor = executor

    def run_in_executor(self, executor, function, *args):
        self._check_closed()
        if executor is None:
            executor = self._executor
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return futures.wrap_future(executor.submit(function, *args), loop=self)

    async def shutdown_default_executor(self, timeout=None):
        if self._executor is None:
            return
        future = self.create_future()

        def shut():
            self._executor.shutdown(wait=True)
            if not self._closed:
                self.call_soon_threadsafe(futures.set_unless_done, future, None)

        thread = threading.Thread(target=shut)
        thread.start()
        try:
            await future
        finally:
            thread.join()

    async def shutdown_asyncgens(self):
        return None

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError("A callable object or None is expected, got %r" % (handler,))
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            self._handler(self, context)

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append("%s: %r" % (key, context[key]))
        complain("\n".join(lines), context.get("exception"))

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        for task in list(self._tasks):
            task._lost()
        self._tasks.clear()
        self._ready.clear()
        self._timers.clear()
        self._watched.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None
        self._selector.close()


SelectorEventLoop = EventLoop
