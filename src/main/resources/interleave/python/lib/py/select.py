"""Waiting for several sockets with one call."""
from _select import Poll as _Poll

error = OSError


def select(rlist, wlist, xlist, timeout=None):
    """Those to read from that can be read, those to write to that can be written; exceptional conditions are never seen."""
    poll = _Poll()
    try:
        wanted = {}
        for fileobj in rlist:
            wanted[fileobj] = 1
        for fileobj in wlist:
            wanted[fileobj] = wanted.get(fileobj, 0) | 2
        for fileobj, events in wanted.items():
            poll.register(fileobj, events)
        ready = dict(poll.select(timeout))
        return ([fileobj for fileobj in rlist if ready.get(fileobj, 0) & 1], [fileobj for fileobj in wlist if ready.get(fileobj, 0) & 2], [])
    finally:
        poll.close()
