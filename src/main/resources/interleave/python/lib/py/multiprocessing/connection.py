"""Connections: the two ends of a pipe between processes."""
import _multiprocessing
from _multiprocessing import Connection

__all__ = ['Connection', 'Pipe', 'wait']


def Pipe(duplex=True):
    return _multiprocessing.pipe(duplex)


def wait(object_list, timeout=None):
    """The connections that can be read and the sentinels of processes that have ended, once there is one."""
    objects = list(object_list)
    connections, sentinels = [], []
    for each in objects:
        if isinstance(each, int):
            sentinels.append(each)
        else:
            connections.append(getattr(each, '_reader', each))
    ready = _multiprocessing.wait(connections, sentinels, timeout)
    answers = iter(ready[:len(connections)]), iter(ready[len(connections):])
    return [each for each in objects if next(answers[isinstance(each, int)])]
