"""Modules are wrapped when the program has imported them, so that nothing is imported that it doesn't need."""
import sys

_WRAPPERS = {
    "queue": ("queues", "install"),
    "socket": ("net", "install"),
    "selectors": ("net", "selectors"),
    "asyncio.base_events": ("tasks", "install"),
    "asyncio.locks": ("turns", "locks"),
    "asyncio.queues": ("turns", "queues"),
    "concurrent.futures.thread": ("pools", "threads"),
    "concurrent.futures.process": ("pools", "processes"),
    "multiprocessing.pool": ("pools", "workers"),
    "multiprocessing.process": ("processes", "processes"),
    "multiprocessing.popen_fork": ("processes", "endings"),
    "multiprocessing.popen_forkserver": ("processes", "endings"),
    "multiprocessing.connection": ("processes", "connections"),
    "multiprocessing.reduction": ("processes", "pickling"),
    "multiprocessing.synchronize": ("processes", "semaphores"),
}


class _Finder:
    """Stands first on sys.meta_path and lets the others find; what it knows a wrapper for is wrapped when it is loaded."""

    def find_spec(self, name, path=None, target=None):
        if name not in _WRAPPERS:
            return None
        for finder in sys.meta_path:
            if finder is self or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                _follow(spec)
                return spec
        return None


def _follow(spec):
    execute = getattr(spec.loader, "exec_module", None)
    if execute is None:
        return

    def exec_module(module):
        execute(module)
        _wrap(spec.name, module)

    try:
        spec.loader.exec_module = exec_module
    except AttributeError:
        pass


def _wrap(name, module):
    wrapper = _WRAPPERS.pop(name, None)
    if wrapper is not None:
        wrapping = __import__("interleave_agent." + wrapper[0], fromlist=[wrapper[0]])
        getattr(wrapping, wrapper[1])(module)


def install():
    for name in list(_WRAPPERS):
        if name in sys.modules:
            _wrap(name, sys.modules[name])
    sys.meta_path.insert(0, _Finder())
