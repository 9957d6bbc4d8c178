"""Queues between processes: a pipe, a lock for those who read and one for those who write."""
import sys
import threading
import time
from queue import Empty, Full

import _multiprocessing
from multiprocessing import connection, context, util
from multiprocessing.util import Finalize

_sentinel = object()


class Queue:
    """`put` leaves the object to a thread of the queue, which encodes it and writes it into the pipe."""

    def __init__(self, maxsize=0, *, ctx):
        if maxsize <= 0:
            maxsize = (1 << 31) - 1
        self._maxsize = maxsize
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._wlock = ctx.Lock()
        self._sem = ctx.BoundedSemaphore(maxsize)
        self._reset()

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._maxsize, self._reader, self._writer, self._rlock, self._wlock, self._sem)

    def __setstate__(self, state):
        self._maxsize, self._reader, self._writer, self._rlock, self._wlock, self._sem = state
        self._reset()

    def _reset(self):
        self._notempty = threading.Condition(threading.Lock())
        self._buffer = []
        self._thread = None
        self._jointhread = None
        self._joincancelled = False
        self._closed = False
        self._close = None

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError('Queue %r is closed' % (self,))
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._notempty.notify()

    def get(self, block=True, timeout=None):
        if self._closed:
            raise ValueError('Queue %r is closed' % (self,))
        if block and timeout is None:
            with self._rlock:
                res = self._reader.recv_bytes()
            self._sem.release()
        else:
            if block:
                deadline = time.monotonic() + timeout
            if not self._rlock.acquire(block, timeout):
                raise Empty
            try:
                if block:
                    if not self._reader.poll(max(0, deadline - time.monotonic())):
                        raise Empty
                elif not self._reader.poll():
                    raise Empty
                res = self._reader.recv_bytes()
                self._sem.release()
            finally:
                self._rlock.release()
        return _multiprocessing.loads(res)

    def qsize(self):
        return self._maxsize - self._sem._semlock._get_value()

    def empty(self):
        return not self._reader.poll()

    def full(self):
        return self._sem._semlock._is_zero()

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, obj):
        return self.put(obj, False)

    def close(self):
        self._closed = True
        close = self._close
        if close:
            self._close = None
            close()

    def join_thread(self):
        assert self._closed, 'Queue %r not closed' % (self,)
        if self._jointhread:
            self._jointhread()

    def cancel_join_thread(self):
        self._joincancelled = True
        if self._jointhread is not None:
            self._jointhread.cancel()

    def _start_thread(self):
        self._buffer.clear()
        self._thread = threading.Thread(target=self._feed, name='QueueFeederThread', daemon=True)
        self._thread.start()
        if not self._joincancelled:
            self._jointhread = Finalize(self._thread, self._thread.join, exitpriority=-5)
        self._close = Finalize(self, self._finalize_close, exitpriority=10)

    def _finalize_close(self):
        with self._notempty:
            self._buffer.append(_sentinel)
            self._notempty.notify()

    def _feed(self):
        while True:
            with self._notempty:
                while not self._buffer:
                    self._notempty.wait()
                obj = self._buffer.pop(0)
            if obj is _sentinel:
                self._reader.close()
                self._writer.close()
                return
            try:
                data = _multiprocessing.dumps(obj)
                with self._wlock:
                    self._writer.send_bytes(data)
            except Exception as error:
                if isinstance(error, BrokenPipeError):
                    return
                if util._exiting:
                    return
                self._sem.release()
                self._on_queue_feeder_error(error, obj)

    @staticmethod
    def _on_queue_feeder_error(error, obj):
        sys.stderr.write(_multiprocessing.format_exception(error))


class JoinableQueue(Queue):
    def __init__(self, maxsize=0, *, ctx):
        super().__init__(maxsize, ctx=ctx)
        self._unfinished_tasks = ctx.Semaphore(0)
        self._cond = ctx.Condition()

    def __getstate__(self):
        return super().__getstate__() + (self._cond, self._unfinished_tasks)

    def __setstate__(self, state):
        super().__setstate__(state[:-2])
        self._cond, self._unfinished_tasks = state[-2:]

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError('Queue %r is closed' % (self,))
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty, self._cond:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._unfinished_tasks.release()
            self._notempty.notify()

    def task_done(self):
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError('task_done() called too many times')
            if self._unfinished_tasks._semlock._is_zero():
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if not self._unfinished_tasks._semlock._is_zero():
                self._cond.wait()


class SimpleQueue:
    """A pipe with locks: `put` writes into it at once."""

    def __init__(self, *, ctx):
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._wlock = ctx.Lock()

    def close(self):
        self._reader.close()
        self._writer.close()

    def empty(self):
        return not self._reader.poll()

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._reader, self._writer, self._rlock, self._wlock)

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    def get(self):
        with self._rlock:
            res = self._reader.recv_bytes()
        return _multiprocessing.loads(res)

    def put(self, obj):
        data = _multiprocessing.dumps(obj)
        with self._wlock:
            self._writer.send_bytes(data)
