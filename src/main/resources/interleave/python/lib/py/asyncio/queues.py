"""Queues for tasks."""
import heapq
from _asyncio import resource as _resource

from . import events, locks


class QueueEmpty(Exception):
    """There is no item."""


class QueueFull(Exception):
    """There is no room."""


class QueueShutDown(Exception):
    """The queue is shut down."""


class _AllDone(locks.Event):
    """What `join` waits at: a part of its queue."""

    def __init__(self, resource):
        self._waiters = []
        self._resource = resource
        self._set = True


class Queue:
    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = []
        self._putters = []
        self._unfinished = 0
        self._shut = False
        self._resource = _resource("queue", type(self).__name__)
        self._all_done = _AllDone(self._resource)
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop(0)

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return "<%s at %s %s>" % (type(self).__name__, hex(id(self)), self._described())

    def __str__(self):
        return "<%s %s>" % (type(self).__name__, self._described())

    def _described(self):
        words = ["maxsize=%r" % self._maxsize]
        if self._queue:
            words.append("_queue=%r" % list(self._queue))
        if self._getters:
            words.append("_getters[%d]" % len(self._getters))
        if self._putters:
            words.append("_putters[%d]" % len(self._putters))
        if self._unfinished:
            words.append("tasks=%d" % self._unfinished)
        if self._shut:
            words.append("shutdown")
        return " ".join(words)

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= len(self._queue)

    def _note(self, event):
        lane = locks._lane()
        if lane is not None:
            lane.note(event, self._resource, len(self._queue))

    @staticmethod
    def _wake_next(waiters):
        while waiters:
            waiter = waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                return

    async def _wait(self, waiters, useful):
        future = events.get_running_loop().create_future()
        future._why = ("wait", self._resource)
        waiters.append(future)
        try:
            await future
        except BaseException:
            future.cancel()
            if future in waiters:
                waiters.remove(future)
            if useful() and not future.cancelled():
                self._wake_next(waiters)
            raise

    async def put(self, item):
        while self.full():
            if self._shut:
                raise QueueShutDown
            await self._wait(self._putters, lambda: not self.full())
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._shut:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._all_done.clear()
        self._note("QUEUE_PUT")
        self._wake_next(self._getters)

    async def get(self):
        while self.empty():
            if self._shut:
                raise QueueShutDown
            await self._wait(self._getters, lambda: not self.empty())
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._shut:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._note("QUEUE_GET")
        self._wake_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._all_done.set()

    async def join(self):
        if self._unfinished > 0:
            await self._all_done.wait()

    def shutdown(self, immediate=False):
        self._shut = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished > 0:
                    self._unfinished -= 1
            if self._unfinished == 0:
                self._all_done.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                self._wake_next(waiters)


class PriorityQueue(Queue):
    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    def _get(self):
        return self._queue.pop()
