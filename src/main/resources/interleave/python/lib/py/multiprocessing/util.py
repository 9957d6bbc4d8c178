"""What is to be done when a process ends."""
from multiprocessing import process

_finalizers = {}
_count = 0
_exiting = False


class Finalize:
    """A call that is made once: by hand, or at the process's end in the order of `exitpriority`."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        global _count
        _count += 1
        self._call = (callback, args, kwargs or {})
        self._key = (exitpriority, _count)
        _finalizers[self._key] = self

    def __call__(self):
        if _finalizers.pop(self._key, None) is None:
            return None
        callback, args, kwargs = self._call
        return callback(*args, **kwargs)

    def cancel(self):
        _finalizers.pop(self._key, None)

    def still_active(self):
        return self._key in _finalizers


def _run_finalizers(minpriority=None):
    def wanted(key):
        return key[0] is not None and (minpriority is None or key[0] >= minpriority)
    for key in sorted([key for key in list(_finalizers) if wanted(key)], reverse=True):
        finalizer = _finalizers.get(key)
        if finalizer is not None:
            finalizer()


def _exit_function():
    """Pools and queues first; then daemons are ended, other children waited for."""
    global _exiting
    if _exiting:
        return
    _exiting = True
    _run_finalizers(0)
    for child in process.active_children():
        if child.daemon:
            child._popen.terminate()
    for child in process.active_children():
        child.join()
    _run_finalizers()
