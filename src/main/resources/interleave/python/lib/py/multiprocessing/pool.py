"""`Pool`: workers that take tasks from one queue and put results into another.

As in CPython three threads of the parent serve them: one keeps as many workers as there should be, one feeds the tasks, one takes the results. A worker that is
killed is replaced, but what it was doing is lost, and whoever waits for that waits for ever.
"""
import os
import queue
import sys
import threading
import time

import _multiprocessing
from multiprocessing import util
from multiprocessing.connection import wait
from multiprocessing.context import TimeoutError

INIT, RUN, CLOSE, TERMINATE = 'INIT', 'RUN', 'CLOSE', 'TERMINATE'
_MOST_FAILED_STARTS = 20

_jobs = 0


def _next_job():
    global _jobs
    _jobs += 1
    return _jobs


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return [args[0](*each) for each in args[1]]


class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    """An exception on its way home: its traceback goes along as text, and is its cause there."""

    def __init__(self, exc):
        self.exc = exc
        self.tb = '\n"""\n%s"""' % _multiprocessing.format_exception(exc)

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """A result that can't be encoded."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return "Error sending result: '%s'. Reason: '%s'" % (self.value, self.exc)

    def __repr__(self):
        return '<%s: %s>' % (type(self).__name__, self)


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    if maxtasks is not None and not (isinstance(maxtasks, int) and maxtasks >= 1):
        raise AssertionError('Maxtasks {!r} is not valid'.format(maxtasks))
    inqueue._writer.close()
    outqueue._reader.close()
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = inqueue.get()
        except (EOFError, OSError):
            break
        if task is None:
            break
        job, i, func, args, kwds = task
        _multiprocessing.work_begin(i)
        try:
            result = (True, func(*args, **kwds))
        except Exception as e:
            if wrap_exception and func is not _helper_reraises_exception:
                e = ExceptionWithTraceback(e)
            result = (False, e)
        _multiprocessing.work_end(i, result[0])
        try:
            outqueue.put((job, i, result))
        except Exception as e:
            wrapped = MaybeEncodingError(e, _short(result[1]))
            outqueue.put((job, i, (False, wrapped)))
        task = job = result = func = args = kwds = None
        completed += 1


class _Shown:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


def _short(value):
    """A value too large to send is also too large to show."""
    if isinstance(value, (bytes, str, list, tuple, dict, set)) and len(value) > 10_000:
        return _Shown('<%s of %d items>' % (type(value).__name__, len(value)))
    if isinstance(value, list):
        return [_short(each) for each in value]
    if isinstance(value, tuple):
        return tuple(_short(each) for each in value)
    return value


def _helper_reraises_exception(ex):
    raise ex


class _PoolCache(dict):
    """The jobs that wait for results; tells the thread that keeps the workers when the last is done."""

    def __init__(self, notifier):
        super().__init__()
        self.notifier = notifier

    def remove(self, job):
        del self[job]
        if not self:
            self.notifier.put(None)


class _Handler(threading.Thread):
    _state = RUN


class Pool:
    _wrap_exception = True

    @staticmethod
    def Process(ctx, *args, **kwds):
        return ctx.Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._pool = []
        self._state = INIT
        self._ctx = context or _default_context()
        self._setup_queues()
        self._taskqueue = queue.SimpleQueue()
        self._change_notifier = self._ctx.SimpleQueue()
        self._cache = _PoolCache(notifier=self._change_notifier)
        self._maxtasksperchild = maxtasksperchild
        self._initializer = initializer
        self._initargs = initargs
        self._failed_starts = 0
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None and not (isinstance(maxtasksperchild, int) and maxtasksperchild > 0):
            raise ValueError('maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        try:
            self._repopulate_pool()
        except Exception:
            for p in self._pool:
                if p.exitcode is None:
                    p.terminate()
            for p in self._pool:
                p.join()
            raise
        self._worker_handler = self._thread('_handle_workers')
        self._task_handler = self._thread('_handle_tasks')
        self._result_handler = self._thread('_handle_results')
        self._terminate = util.Finalize(self, self._terminate_pool, exitpriority=15)
        self._state = RUN

    def _thread(self, method):
        thread = _Handler(target=getattr(self, method), daemon=True)
        thread.start()
        return thread

    def _setup_queues(self):
        self._inqueue = self._ctx.SimpleQueue()
        self._outqueue = self._ctx.SimpleQueue()
        self._quick_put = self._inqueue._writer.send
        self._quick_get = self._outqueue._reader.recv

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    def __repr__(self):
        return '<%s.%s state=%s pool_size=%s>' % (type(self).__module__, type(self).__qualname__, self._state, len(self._pool))

    # Workers.

    def _repopulate_pool(self):
        for i in range(self._processes - len(self._pool)):
            w = self.Process(self._ctx, target=worker, args=(self._inqueue, self._outqueue, self._initializer, self._initargs,
                                                             self._maxtasksperchild, self._wrap_exception))
            w.name = w.name.replace('Process', 'PoolWorker')
            w.daemon = True
            w.start()
            self._pool.append(w)

    def _join_exited_workers(self):
        cleaned = False
        for i in reversed(range(len(self._pool))):
            w = self._pool[i]
            if w.exitcode is not None:
                if w.exitcode > 0:
                    self._failed_starts += 1
                w.join()
                cleaned = True
                del self._pool[i]
        return cleaned

    def _maintain_pool(self):
        if self._join_exited_workers():
            if self._failed_starts >= _MOST_FAILED_STARTS:
                return self._give_up()
            self._repopulate_pool()
        return True

    def _give_up(self):
        """CPython would start workers for ever."""
        words = ('%d workers of this pool have failed before they could work; CPython would go on starting them for ever, Little Python stops here'
                 % self._failed_starts)
        self._worker_handler._state = TERMINATE
        self._state = TERMINATE
        for job in list(self._cache.values()):
            job._give_up(RuntimeError(words))
        sys.stderr.write(words + '\n')
        return False

    def _handle_workers(self):
        thread = threading.current_thread()
        while thread._state == RUN or (self._cache and thread._state != TERMINATE):
            if not self._maintain_pool():
                break
            sentinels = [self._change_notifier._reader] + [w.sentinel for w in self._pool]
            wait(sentinels)
            while not self._change_notifier.empty():
                self._change_notifier.get()
        self._taskqueue.put(None)

    # Tasks.

    def _handle_tasks(self):
        thread = threading.current_thread()
        for taskseq, set_length in iter(self._taskqueue.get, None):
            task = None
            try:
                for task in taskseq:
                    if thread._state != RUN:
                        break
                    try:
                        self._quick_put(task)
                    except Exception as e:
                        job, idx = task[:2]
                        try:
                            self._cache[job]._set(idx, (False, e))
                        except KeyError:
                            pass
                else:
                    if set_length:
                        idx = task[1] if task else -1
                        set_length(idx + 1)
                    continue
                break
            finally:
                task = taskseq = None
        try:
            self._no_more_results()
            for p in list(self._pool):
                self._quick_put(None)
        except OSError:
            pass

    def _guarded_task_generation(self, result_job, func, iterable):
        i = -1
        try:
            for i, x in enumerate(iterable):
                yield (result_job, i, func, (x,), {})
        except Exception as e:
            yield (result_job, i + 1, _helper_reraises_exception, (e,), {})

    # Results.

    def _handle_results(self):
        thread = threading.current_thread()
        while True:
            try:
                task = self._quick_get()
            except (OSError, EOFError):
                return
            if thread._state != RUN:
                break
            if task is None:
                break
            self._deliver(task)
        while self._cache and thread._state != TERMINATE:
            try:
                task = self._quick_get()
            except (OSError, EOFError):
                return
            if task is not None:
                self._deliver(task)

    def _deliver(self, task):
        job, i, obj = task
        try:
            self._cache[job]._set(i, obj)
        except KeyError:
            pass

    # What a program calls.

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        # Its place within its job says nothing, so it is told apart by the job.
        self._taskqueue.put(([(result._job, result._job, func, args, kwds)], None))
        return result

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(iterable), len(self._pool) * 4)
            if extra:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        tasks = Pool._get_tasks(func, iterable, chunksize)
        self._taskqueue.put((self._guarded_task_generation(result._job, mapper, tasks), None))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError('Chunksize must be 1+, not {0:n}'.format(chunksize))
        result = kind(self)
        if chunksize == 1:
            self._taskqueue.put((self._guarded_task_generation(result._job, func, iterable), result._set_length))
            return result
        tasks = Pool._get_tasks(func, iterable, chunksize)
        self._taskqueue.put((self._guarded_task_generation(result._job, mapstar, tasks), result._set_length))
        return (item for chunk in result for item in chunk)

    @staticmethod
    def _get_tasks(func, it, size):
        chunk = []
        for x in it:
            chunk.append(x)
            if len(chunk) == size:
                yield (func, tuple(chunk))
                chunk = []
        if chunk:
            yield (func, tuple(chunk))

    # Its end.

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')

    def close(self):
        if self._state == RUN:
            self._state = CLOSE
            self._worker_handler._state = CLOSE
            self._change_notifier.put(None)

    def terminate(self):
        self._state = TERMINATE
        self._terminate()

    def join(self):
        if self._state == RUN:
            raise ValueError('Pool is still running')
        elif self._state not in (CLOSE, TERMINATE):
            raise ValueError('In unknown state')
        self._worker_handler.join()
        self._task_handler.join()
        self._result_handler.join()
        for p in self._pool:
            p.join()

    def _terminate_pool(self):
        self._worker_handler._state = TERMINATE
        self._task_handler._state = TERMINATE
        self._change_notifier.put(None)
        self._worker_handler.join()
        self._result_handler._state = TERMINATE
        try:
            self._no_more_results()
        except OSError:
            pass  # closed and joined before: nobody reads there any more
        for p in self._pool:
            if p.exitcode is None:
                p.terminate()
        for p in self._pool:
            p.join()
        self._drain()
        self._task_handler.join()
        self._result_handler.join()

    def _no_more_results(self):
        """Past the writers' lock, which a worker may have taken with it: a message is whole here without it."""
        self._outqueue._writer.send(None)

    def _drain(self):
        """The thread that feeds tasks may wait for room in the pipe, and no worker is left that would read."""
        while self._task_handler.is_alive():
            if self._inqueue._reader.poll(0.01):
                self._inqueue._reader.recv_bytes()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class ApplyResult:
    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._job = _next_job()
        self._cache = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._cache[self._job] = self

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError('{0!r} not ready'.format(self))
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, obj):
        self._success, self._value = obj
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._event.set()
        self._cache.remove(self._job)
        self._pool = None

    def _give_up(self, error):
        self._success, self._value = False, error
        self._event.set()
        self._cache.pop(self._job, None)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._number_left = 0
            self._event.set()
            self._cache.remove(self._job)
        else:
            self._number_left = length // chunksize + bool(length % chunksize)

    def _set(self, i, success_result):
        self._number_left -= 1
        success, result = success_result
        if success and self._success:
            self._value[i * self._chunksize:(i + 1) * self._chunksize] = result
            if self._number_left == 0:
                if self._callback:
                    self._callback(self._value)
                self._done()
        else:
            if not success and self._success:
                self._success = False
                self._value = result
            if self._number_left == 0:
                if self._error_callback:
                    self._error_callback(self._value)
                self._done()

    def _done(self):
        self._cache.remove(self._job)
        self._event.set()
        self._pool = None


class IMapIterator:
    def __init__(self, pool):
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._job = _next_job()
        self._cache = pool._cache
        self._items = []
        self._index = 0
        self._length = None
        self._unsorted = {}
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            if not self._items:
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration from None
                self._cond.wait(timeout)
                if not self._items:
                    if self._index == self._length:
                        self._pool = None
                        raise StopIteration from None
                    raise TimeoutError from None
            success, value = self._items.pop(0)
        if success:
            return value
        raise value

    def __next__(self):
        return self.next()

    def _set(self, i, obj):
        with self._cond:
            if self._index == i:
                self._items.append(obj)
                self._index += 1
                while self._index in self._unsorted:
                    self._items.append(self._unsorted.pop(self._index))
                    self._index += 1
                self._cond.notify()
            else:
                self._unsorted[i] = obj
            if self._index == self._length:
                self._cache.remove(self._job)
                self._pool = None

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == self._length:
                self._cond.notify()
                self._cache.remove(self._job)
                self._pool = None

    def _give_up(self, error):
        with self._cond:
            self._items.append((False, error))
            self._length = self._index
            self._cond.notify()
            self._cache.pop(self._job, None)


class IMapUnorderedIterator(IMapIterator):
    def _set(self, i, obj):
        with self._cond:
            self._items.append(obj)
            self._index += 1
            self._cond.notify()
            if self._index == self._length:
                self._cache.remove(self._job)
                self._pool = None


def _default_context():
    from multiprocessing import get_context
    return get_context()
