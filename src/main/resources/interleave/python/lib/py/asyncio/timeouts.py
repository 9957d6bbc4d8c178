"""A scope that ends in time."""
from . import events, exceptions, tasks


class Timeout:
    def __init__(self, when):
        self._state = "created"
        self._timer = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError("Cannot change state of %s Timeout" % self._state)
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        if when is None:
            self._timer = None
            return
        loop = events.get_running_loop()
        if when <= loop.time():
            self._timer = loop.call_soon(self._time_is_up)
        else:
            self._timer = loop.call_at(when, self._time_is_up)

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        words = ["<Timeout [%s]" % self._state]
        if self._state == "active":
            words.append("when=%s" % (round(self._when, 3) if self._when is not None else None))
        return " ".join(words) + ">"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = tasks.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, value, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and kind is not None and issubclass(kind, exceptions.CancelledError):
                raise TimeoutError from value
        elif self._state == "active":
            self._state = "exited"
        return None

    def _time_is_up(self):
        self._task.cancel()
        self._state = "expiring"
        self._timer = None


def timeout(delay):
    return Timeout(events.get_running_loop().time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)
