"""Items of work: which worker of a pool has which, from when to when."""
import functools
import sys

from interleave_agent import core, ring
from interleave_agent.words import WORK_BEGIN, WORK_END

put = core.put
core.use(globals())


def threads(module):
    """ThreadPoolExecutor: the function of an item says when it begins and ends."""
    init = module._WorkItem.__init__

    def traced_init(self, *args, **kwargs):
        init(self, *args, **kwargs)
        executor = sys._getframe(1).f_locals.get("self")
        number = getattr(executor, "_interleave_items", 0)
        resource = getattr(getattr(executor, "_work_queue", None), "_interleave", -1)
        try:
            executor._interleave_items = number + 1
        except AttributeError:
            pass
        if hasattr(self, "fn"):
            self.fn = _item(self.fn, resource, number)
        elif isinstance(getattr(self, "task", None), tuple) and self.task and callable(self.task[0]):
            self.task = (_item(self.task[0], resource, number),) + self.task[1:]

    module._WorkItem.__init__ = traced_init


def _item(function, resource, number):
    def work(*args, **kwargs):
        put(WORK_BEGIN, resource, number, 0)
        end = -1 - number
        try:
            value = function(*args, **kwargs)
            end = number
            return value
        except BaseException as error:
            raise error.with_traceback(error.__traceback__.tb_next)
        finally:
            put(WORK_END, resource, end, 0)

    return work


class _Tasks:
    """The end of a queue of a worker's: what is got from it is begun, what is put into it is done."""

    def __init__(self, queue, at):
        self._queue, self._at = queue, at

    def __getattr__(self, name):
        return getattr(self._queue, name)

    def get(self, *args, **kwargs):
        task = self._queue.get(*args, **kwargs)
        if task is not None:
            self._at[0] = _number(task)
            put(WORK_BEGIN, -1, self._at[0], 0)
        return task

    def put(self, result):
        _done(self._at, isinstance(result, tuple) and isinstance(result[-1], tuple) and bool(result[-1][0]))
        self._queue.put(result)


def _number(task):
    """What tells it apart: its place within a map; what was applied alone, its job."""
    if not isinstance(task, tuple):
        return getattr(task, "work_id", 0)
    job, place, function = task[:3]
    mapped = place > 0 or getattr(function, "__module__", "") == "multiprocessing.pool"
    return place if mapped else job


def _done(at, good):
    put(WORK_END, -1, at[0] if good else -1 - at[0], 0)
    put(ring.WORKED, -1, 1, 0)


def workers(module):
    """multiprocessing.Pool."""
    worker = module.worker

    @functools.wraps(worker)
    def traced(inqueue, outqueue, *args, **kwargs):
        if type(inqueue).__module__ == "queue" or type(inqueue).__name__ == "SimpleQueue" and type(inqueue).__module__ == "_queue":
            return worker(inqueue, outqueue, *args, **kwargs)  # a ThreadPool's
        at = [0]
        return worker(_Tasks(inqueue, at), _Tasks(outqueue, at), *args, **kwargs)

    module.worker = traced


def processes(module):
    """ProcessPoolExecutor."""
    worker, send_back, at = module._process_worker, module._sendback_result, [0]

    @functools.wraps(worker)
    def traced(call_queue, *args, **kwargs):
        return worker(_Tasks(call_queue, at), *args, **kwargs)

    @functools.wraps(send_back)
    def traced_send(result_queue, work_id, result=None, exception=None, *args, **kwargs):
        _done(at, exception is None)
        return send_back(result_queue, work_id, result, exception, *args, **kwargs)

    module._process_worker, module._sendback_result = traced, traced_send
