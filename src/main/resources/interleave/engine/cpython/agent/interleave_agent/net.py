"""socket: input and output over IP, at the server it is about. A socket that doesn't block only tells what it moved. selectors: waiting for any of several."""
import sys

from interleave_agent import core, names, profiles
from interleave_agent.words import IO_BEGIN, IO_END, RECEIVE, SEND, SOCKET

_frame, _line = sys._getframe, names.line
_servers = {}
put = core.put
core.use(globals())


def _server(address, frame):
    """The resource that stands for a server: all connections to one address are one."""
    if not isinstance(address, tuple) or len(address) < 2:
        return -1
    name = "%s:%s" % address[:2]
    known = _servers.get(name)
    if known is None and len(_servers) < 1000:
        known = _servers[name] = core.declare(SOCKET, name, frame, named=False)
    return -1 if known is None else known


def install(module):
    plain = module.socket
    inet = (module.AF_INET, getattr(module, "AF_INET6", -1))

    servers = {}
    base = plain.__mro__[1]

    def moving(name, moved, sends):
        call = getattr(base, name)

        def traced(self, *args):
            if self.family not in inet:
                return call(self, *args)
            frame = _frame(1)
            line, server, waits, size = _line(frame), servers.get(id(self), -1), self.gettimeout() != 0, -1
            if waits:
                put(IO_BEGIN, server, 0, line)
            if sends:
                put(SEND, server, memoryview(args[0]).nbytes if args else 0, line)
            try:
                value = call(self, *args)
                size = moved(value, args)
                if not sends:
                    put(RECEIVE, server, size, line)
                return value
            finally:
                if waits:
                    put(IO_END, server, size, line)

        traced.__name__ = name
        profiles.stands_for(traced, lambda local: local["call"].__get__(local["self"]))
        setattr(plain, name, traced)

    moving("recv", lambda value, args: len(value), False)
    moving("recv_into", lambda value, args: value, False)
    moving("send", lambda value, args: value, True)
    moving("sendall", lambda value, args: memoryview(args[0]).nbytes, True)

    def connect(self, address):
        frame = _frame(1)
        line, server, waits = _line(frame), _server(address, frame) if self.family in inet else -1, self.gettimeout() != 0
        servers[id(self)] = server
        if waits:
            put(IO_BEGIN, server, 0, line)
        try:
            return base.connect(self, address)
        finally:
            if waits:
                put(IO_END, server, -1, line)

    profiles.stands_for(connect, lambda local: base.connect.__get__(local["self"]))
    accept, close = plain.accept, plain._real_close

    def traced_accept(self):
        frame = _frame(1)
        line, server = _line(frame), _server(self.getsockname(), frame) if self.family in inet else -1
        waits = self.gettimeout() != 0
        if waits:
            put(IO_BEGIN, server, 0, line)
        try:
            sock, address = accept(self)
        finally:
            if waits:
                put(IO_END, server, -1, line)
        servers[id(sock)] = server
        return sock, address

    def traced_close(self, *args, **kwargs):
        servers.pop(id(self), None)
        return close(self, *args, **kwargs)

    plain.connect, plain.accept, plain._real_close = connect, traced_accept, traced_close


def selectors(module):
    """Waiting for any of several: an event loop with nothing to do."""
    for name in ("EpollSelector", "PollSelector", "KqueueSelector", "DevpollSelector", "SelectSelector"):
        selector = getattr(module, name, None)
        if selector is not None and "select" in vars(selector):
            selector.select = _selecting(selector.select)
        elif selector is not None and name == "PollSelector":
            base = selector.__mro__[1]
            base.select = _selecting(base.select)


def _selecting(select):
    def traced(self, timeout=None):
        if timeout is not None and timeout <= 0:
            return select(self, timeout)
        line = _line(_frame(1))
        put(IO_BEGIN, -1, 0, line)
        try:
            return select(self, timeout)
        finally:
            put(IO_END, -1, -1, line)

    traced.__name__ = "select"
    return traced
