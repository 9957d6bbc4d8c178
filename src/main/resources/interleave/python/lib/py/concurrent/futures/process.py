"""A pool of processes.

One thread of the parent serves it: it hands out calls, a few more than there are workers so that none is idle, and takes results. When a worker ends that
nobody told to, the pool is broken: every call that waits for a result fails at once, and the other workers are ended.
"""
import multiprocessing
import multiprocessing.connection
import os
import threading
import time

import _futures
import _multiprocessing
from concurrent.futures import _base

_EXTRA_CALLS = 1
_shutdown = False
_serving = []  # (thread, its pool)


def _python_exit():
    global _shutdown
    _shutdown = True
    for thread, executor in _serving:
        executor._wake()
    for thread, executor in _serving:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenProcessPool(_base.BrokenExecutor):
    pass


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    """An exception on its way home: its traceback goes along as text, and is its cause there."""

    def __init__(self, exc):
        self.exc = exc
        self.tb = '\n"""\n%s"""' % _multiprocessing.format_exception(exc)

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


def _process_worker(calls, results, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as e:
            _futures.report("Exception in initializer:", e)
            return
    while True:
        call = calls.get()
        if call is None:
            return
        number, fn, args, kwargs = call
        _multiprocessing.work_begin(number)
        try:
            answer = (number, True, fn(*args, **kwargs))
        except BaseException as e:
            answer = (number, False, _ExceptionWithTraceback(e))
        _multiprocessing.work_end(number, answer[1])
        try:
            results.put(answer)
        except BaseException as e:
            results.put((number, False, _ExceptionWithTraceback(e)))
        call = fn = args = kwargs = answer = None


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _chunks(iterables, chunksize):
    chunk = []
    for args in zip(*iterables):
        chunk.append(args)
        if len(chunk) == chunksize:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


class ProcessPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.cpu_count() or 1
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            raise ValueError("max_tasks_per_child is not known to Little Python; leave it out, or run this on CPython")
        self._max_workers = max_workers
        self._mp_context = mp_context or multiprocessing.get_context()
        self._initializer = initializer
        self._initargs = initargs
        self._processes = {}
        self._pending = {}  # number of the call -> its work item
        self._waiting = []  # numbers of those that have not been handed out
        self._handed = 0
        self._count = 0
        self._broken = False
        self._shutdown = False
        self._thread = None
        self._lock = _futures.lock("pool")
        self._calls = self._mp_context.SimpleQueue()
        self._results = self._mp_context.SimpleQueue()
        self._wake_reader, self._wake_writer = self._mp_context.Pipe(False)

    def _wake(self):
        with self._lock:
            if self._wake_writer is not None:
                self._wake_writer.send_bytes(b"")

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._pending[self._count] = _WorkItem(future, fn, args, kwargs)
            self._waiting.append(self._count)
            self._count += 1
            self._start()
        self._wake()
        return future

    def _start(self):
        while len(self._processes) < self._max_workers:
            process = self._mp_context.Process(target=_process_worker, args=(self._calls, self._results, self._initializer, self._initargs))
            process.start()
            self._processes[process.pid] = process
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="ExecutorManagerThread")
            self._thread.start()
            _serving.append((self._thread, self))

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        end = None if timeout is None else timeout + time.monotonic()
        futures = [self.submit(_process_chunk, fn, chunk) for chunk in _chunks(iterables, chunksize)]

        def items():
            futures.reverse()
            try:
                while futures:
                    chunk = _base._result_or_cancel(futures.pop(), None if end is None else end - time.monotonic())
                    chunk.reverse()
                    while chunk:
                        yield chunk.pop()
            finally:
                for future in futures:
                    future.cancel()

        return items()

    # The thread that serves the pool.

    def _serve(self):
        results, wake = self._results._reader, self._wake_reader
        while True:
            self._hand_out()
            ready = multiprocessing.connection.wait([results, wake] + [process.sentinel for process in self._processes.values()])
            while wake.poll():
                wake.recv_bytes()
            if results in ready:
                while results.poll():
                    self._take(*results.recv())
            elif any(isinstance(each, int) for each in ready):
                self._break()
                return
            with self._lock:
                over = (_shutdown or self._shutdown) and not self._pending
            if over:
                self._end()
                return

    def _hand_out(self):
        while self._handed < self._max_workers + _EXTRA_CALLS:
            with self._lock:
                if not self._waiting:
                    return
                number = self._waiting.pop(0)
                item = self._pending[number]
            if not item.future.set_running_or_notify_cancel():
                with self._lock:
                    del self._pending[number]
                continue
            try:
                self._calls.put((number, item.fn, item.args, item.kwargs))
            except BaseException as e:  # it can't be pickled
                with self._lock:
                    del self._pending[number]
                item.future.set_exception(e)
                continue
            self._handed += 1

    def _take(self, number, done, value):
        self._handed -= 1
        with self._lock:
            item = self._pending.pop(number)
        if done:
            item.future.set_result(value)
        else:
            item.future.set_exception(value)

    def _break(self):
        with self._lock:
            self._broken = "A child process terminated abruptly, the process pool is not usable anymore"
            self._shutdown = True
            pending = list(self._pending.values())
            self._pending.clear()
            self._waiting.clear()
        for item in pending:
            if not item.future.cancelled():
                item.future.set_exception(BrokenProcessPool(
                    "A process in the process pool was terminated abruptly while the future was running or pending."))
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            process.join()
        self._close()

    def _end(self):
        for process in self._processes.values():
            self._calls.put(None)
        for process in self._processes.values():
            process.join()
        self._close()

    def _close(self):
        with self._lock:
            self._wake_writer.close()
            self._wake_writer = None
        self._wake_reader.close()

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
            if cancel_futures:
                for number in self._waiting:
                    self._pending.pop(number).future.cancel()
                self._waiting.clear()
        self._wake()
        if self._thread is not None and wait:
            self._thread.join()
