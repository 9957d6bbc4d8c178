"""Waiting for many sockets at once."""
from _select import Poll as _Poll

EVENT_READ = 1
EVENT_WRITE = 2


class SelectorKey:
    """A registered socket: fileobj, fd, events and data; also by index."""

    def __init__(self, fileobj, fd, events, data):
        self.fileobj, self.fd, self.events, self.data = fileobj, fd, events, data

    def __iter__(self):
        return iter((self.fileobj, self.fd, self.events, self.data))

    def __getitem__(self, index):
        return (self.fileobj, self.fd, self.events, self.data)[index]

    def __repr__(self):
        return "SelectorKey(fileobj=%r, fd=%r, events=%r, data=%r)" % (self.fileobj, self.fd, self.events, self.data)


class BaseSelector:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class DefaultSelector(BaseSelector):
    def __init__(self):
        self._poll = _Poll()
        self._keys = {}

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError("Invalid events: %r" % (events,))
        number = _number(fileobj)
        if number in self._keys:
            raise KeyError("%r (FD %d) is already registered" % (fileobj, number))
        self._poll.register(fileobj, events)
        key = self._keys[number] = SelectorKey(fileobj, number, events, data)
        return key

    def unregister(self, fileobj):
        key = self._find(fileobj)
        if key is None:
            raise KeyError("%r is not registered" % (fileobj,))
        del self._keys[key.fd]
        self._poll.unregister(key.fileobj)
        return key

    def modify(self, fileobj, events, data=None):
        key = self._find(fileobj)
        if key is None:
            raise KeyError("%r is not registered" % (fileobj,))
        if key.events != events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        key = self._keys[key.fd] = SelectorKey(key.fileobj, key.fd, events, data)
        return key

    def select(self, timeout=None):
        ready = []
        for fileobj, events in self._poll.select(timeout):
            key = self._find(fileobj)
            if key is not None and events & key.events:
                ready.append((key, events & key.events))
        return ready

    def get_key(self, fileobj):
        key = self._find(fileobj)
        if key is None:
            raise KeyError("%r is not registered" % (fileobj,))
        return key

    def get_map(self):
        return dict(self._keys)

    def close(self):
        self._keys.clear()
        self._poll.close()

    def _find(self, fileobj):
        number = fileobj if isinstance(fileobj, int) else fileobj.fileno()
        if number in self._keys:
            return self._keys[number]
        for key in self._keys.values():  # closed meanwhile: it has no number any more
            if key.fileobj is fileobj:
                return key
        return None


SelectSelector = PollSelector = EpollSelector = DefaultSelector


def _number(fileobj):
    if isinstance(fileobj, int):
        raise ValueError("Little Python's selectors take sockets, not numbers; run this on CPython")
    number = fileobj.fileno()
    if number < 0:
        raise ValueError("Invalid file descriptor: %d" % number)
    return number
