"""Your task queue. What it has to keep is in the contract; this beginning keeps less."""
import heapq
import threading


class Closed(Exception):
    """The queue is closed and empty."""


class Full(Exception):
    """The queue is at its limit."""


class TaskQueue:
    def __init__(self, limit=None):
        self.limit = limit
        self.heap = []
        self.lock = threading.Lock()

    def put(self, priority, task):
        with self.lock:
            heapq.heappush(self.heap, (priority, task))

    def get(self):
        with self.lock:
            if not self.heap:
                raise Closed("nothing there")   # a queue would wait here
            return heapq.heappop(self.heap)[1]

    def close(self):
        pass

    def __len__(self):
        return len(self.heap)
