"""Calls that run in a pool of threads or processes, and their results to come."""
from concurrent.futures._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor, Future,
                                      InvalidStateError, TimeoutError, as_completed, wait)
from concurrent.futures.thread import ThreadPoolExecutor

# ProcessPoolExecutor is imported when it is asked for: most programs need no processes.
__all__ = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError", "BrokenExecutor", "Future",
           "Executor", "wait", "as_completed", "ThreadPoolExecutor", "ProcessPoolExecutor"]


def __getattr__(name):
    if name == "ProcessPoolExecutor":
        from concurrent.futures.process import ProcessPoolExecutor
        return ProcessPoolExecutor
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
