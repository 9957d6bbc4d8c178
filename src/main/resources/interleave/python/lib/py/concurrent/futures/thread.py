"""A pool of threads."""
import _futures
import os
import queue
import threading
from concurrent.futures import _base

# Held while a pool takes work and while the interpreter ends.
_global_shutdown_lock = _futures.lock("pools")
_shutdown = False
_pools = 0
_at_work = []  # (thread, the queue it takes its work from)


def _python_exit():
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    for thread, work in _at_work:
        work.put(None)
    for thread, work in _at_work:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    pass


class _WorkItem:
    def __init__(self, number, future, fn, args, kwargs):
        self.number = number
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self, work):
        if not self.future.set_running_or_notify_cancel():
            return
        _futures.work_begins(work, self.number)
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as e:
            _futures.work_ends(work, -1 - self.number)
            self.future.set_exception(e)
            self = None  # the exception's traceback would keep it
        else:
            _futures.work_ends(work, self.number)
            self.future.set_result(result)


def _worker(executor, work):
    if executor._initializer is not None:
        try:
            executor._initializer(*executor._initargs)
        except BaseException as e:
            _futures.report("Exception in initializer:", e)
            executor._initializer_failed()
            return
    while True:
        try:
            item = work.get_nowait()
        except queue.Empty:
            executor._idle.release()
            item = work.get()
        if item is not None:
            item.run(work)
            del item
        elif _shutdown or executor._shutdown:
            executor._shutdown = True
            work.put(None)  # for the next worker
            return


class ThreadPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _pools
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        with _global_shutdown_lock:
            number = _pools
            _pools += 1
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle = _futures.semaphore("pool")
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = _futures.lock("pool")
        self._thread_name_prefix = thread_name_prefix or "ThreadPoolExecutor-%d" % number
        self._initializer = initializer
        self._initargs = initargs
        self._submitted = 0

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_WorkItem(self._submitted, future, fn, args, kwargs))
            self._submitted += 1
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        """One worker more, unless one is idle or there are enough."""
        if self._idle.acquire(timeout=0):
            return
        count = len(self._threads)
        if count < self._max_workers:
            thread = threading.Thread(name="%s_%d" % (self._thread_name_prefix, count), target=_worker, args=(self, self._work_queue))
            thread.start()
            self._threads.add(thread)
            _at_work.append((thread, self._work_queue))

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for item in self._drain():
                item.future.set_exception(BrokenThreadPool(self._broken))

    def _drain(self):
        items = []
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                return items
            if item is not None:
                items.append(item)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            self._work_queue.put(None)  # wakes a worker, who wakes the next
        if wait:
            for thread in self._threads:
                thread.join()
