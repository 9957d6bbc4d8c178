"""multiprocessing: processes, what goes between them, and the locks they share."""
import os
import sys
import time

from interleave_agent import core, names, ring
from interleave_agent.words import (CONDITION, IO_BEGIN, IO_END, LOCK, LOCK_ACQUIRE, LOCK_GIVE_UP, LOCK_RELEASE, LOCK_WAIT, PIPE, RECEIVE, RLOCK, SEND, SIGNAL,
                                    WAIT_BEGIN, WAIT_END)

BYTES_IN, BYTES_OUT, PICKLE_NANOS = 0, 1, 2
_frame, _line, _now = sys._getframe, names.line, time.perf_counter_ns
put = core.put
core.use(globals())


def processes(module):
    start, bootstrap, join = module.BaseProcess.start, module.BaseProcess._bootstrap, module.BaseProcess.join

    def traced_start(self):
        core.shown(_frame(1))  # those that are forked go by what this one has told
        begun = _now()
        start(self)
        core.tell(ring.STARTED, self.pid, self.name, begun, _line(_frame(1)))

    def traced_bootstrap(self, *args, **kwargs):
        try:
            return bootstrap(self, *args, **kwargs)
        finally:
            core.end()

    def traced_join(self, timeout=None):
        line = _line(_frame(1))
        put(IO_BEGIN, -1, 0, line)
        try:
            return join(self, timeout)
        finally:
            put(IO_END, -1, -1, line)

    module.BaseProcess.start, module.BaseProcess._bootstrap, module.BaseProcess.join = traced_start, traced_bootstrap, traced_join


def endings(module):
    """How a child ended, told once by the parent that asked for it."""
    poll = module.Popen.poll

    def traced_poll(self, *args, **kwargs):
        known = self.returncode
        code = poll(self, *args, **kwargs)
        if code is not None and known is None:
            put(ring.ENDED, self.pid, code, 0)
        return code

    module.Popen.poll = traced_poll


def _channel(connection, frame):
    """The resource that a connection is: the same for all processes that have an end of it."""
    known = getattr(connection, "_interleave", None)
    if known is None:
        status = os.fstat(connection._handle)
        known = connection._interleave = core.declare(PIPE, "Pipe", frame, status.st_ino << 8 | status.st_dev & 0x7f | 1, named=False)
    return known


def connections(module):
    if not hasattr(module, "Connection"):
        return
    send, receive, pipe = module.Connection._send_bytes, module.Connection._recv_bytes, module.Pipe

    def traced_send(self, buffer):
        frame = _frame(1)
        line, resource, size = _line(frame), _channel(self, frame), len(buffer)
        put(IO_BEGIN, resource, 0, line)
        put(SEND, resource, size, line)
        done = -1
        try:
            send(self, buffer)
            done = size
        finally:
            put(IO_END, resource, done, line)
        put(ring.PICKLED, BYTES_OUT, size, 0)

    def traced_receive(self, *args, **kwargs):
        frame = _frame(1)
        line, resource = _line(frame), _channel(self, frame)
        put(IO_BEGIN, resource, 0, line)
        size = -1
        try:
            got = receive(self, *args, **kwargs)
            if got is not None:
                size = got.getbuffer().nbytes
                put(RECEIVE, resource, size, line)
                put(ring.PICKLED, BYTES_IN, size, 0)
            return got
        finally:
            put(IO_END, resource, size, line)

    def traced_pipe(duplex=True):
        ends = pipe(duplex)
        if duplex:
            frame = _frame(1)
            for end in ends:
                end._interleave = None
            first = _channel(ends[0], frame)
            other = os.fstat(ends[1]._handle)
            core.tell(ring.PEER, first, "", other.st_ino << 8 | other.st_dev & 0x7f | 1)
            ends[1]._interleave = first
        return ends

    module.Connection._send_bytes, module.Connection._recv_bytes = traced_send, traced_receive
    module.Pipe = traced_pipe


def pickling(module):
    pickler = module.ForkingPickler
    dumps, loads = pickler.dumps.__func__, pickler.loads

    def traced_dumps(cls, obj, protocol=None):
        begun = _now()
        try:
            return dumps(cls, obj, protocol)
        finally:
            put(ring.PICKLED, PICKLE_NANOS, _now() - begun, 0)

    def traced_loads(*args, **kwargs):
        begun = _now()
        try:
            return loads(*args, **kwargs)
        finally:
            put(ring.PICKLED, PICKLE_NANOS, _now() - begun, 0)

    pickler.dumps, pickler.loads = classmethod(traced_dumps), staticmethod(traced_loads)


def semaphores(module):
    recursive = module.RECURSIVE_MUTEX

    def make_methods(self):
        semaphore = self._semlock
        lock = semaphore.kind == recursive or semaphore.maxvalue == 1
        kind = RLOCK if semaphore.kind == recursive else LOCK if lock else CONDITION
        name = getattr(semaphore, "name", None)  # none where only forked processes will share it: they inherit its number here
        if name:
            core.note("semaphores", name)
        key = int.from_bytes(name[-7:].encode() if name else os.urandom(7), "little") << 1
        resource = core.declare(kind, type(self).__name__, _frame(1), key, named=False)
        acquire_now, release_now = semaphore.acquire, semaphore.release

        def acquire(block=True, timeout=None):
            line = _line(_frame(1))
            if acquire_now(False):
                if lock:
                    put(LOCK_ACQUIRE, resource, semaphore._count() if kind == RLOCK else 1, line)
                return True
            if not block or (timeout is not None and timeout <= 0):
                return acquire_now(block, timeout)
            put(LOCK_WAIT if lock else WAIT_BEGIN, resource, -1 if lock or timeout is not None else 0, line)
            got = False
            try:
                got = acquire_now(True, timeout)
            finally:
                if lock:
                    put(LOCK_ACQUIRE if got else LOCK_GIVE_UP, resource, 1 if got else -1, line)
                else:
                    put(WAIT_END, resource, 1 if got else 0, line)
            return got

        def release():
            line = _line(_frame(1))
            if not lock:
                put(SIGNAL, resource, -1, line)
            elif kind != RLOCK or semaphore._is_mine():
                put(LOCK_RELEASE, resource, semaphore._count() - 1 if kind == RLOCK else 0, line)
            release_now()

        self.acquire, self.release = acquire, release

    module.SemLock._make_methods = make_methods
    module.SemLock.__enter__ = lambda self: self.acquire()
    module.SemLock.__exit__ = lambda self, *exception: self.release()
