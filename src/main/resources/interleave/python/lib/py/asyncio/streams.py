"""Connections to read from and write to, with await where data isn't there yet."""
from _asyncio import Channel

from . import coroutines, events, exceptions

_LIMIT = 1 << 16
_PIECE = 1 << 18


class _Transport:
    """A connection in the loop: reads into its reader whenever data come, writes what the socket takes and keeps the rest."""
    _HIGH, _LOW = 1 << 16, 1 << 14

    def __init__(self, loop, channel, reader):
        self._loop, self._channel, self._reader = loop, channel, reader
        self._unsent = b""
        self._closing = self._lost = False
        self._reading = True
        self._ending = False
        self._error = None
        self._drained = []
        self._closed = loop.create_future()
        self._closed._seen = True
        reader._transport = self
        self._watch()

    def _watch(self):
        if self._lost:
            return
        reading = self._reading and not self._closing
        self._loop._watch(self._channel, self._readable if reading else None, self._writable if self._unsent else None)

    def _readable(self):
        if self._lost or self._closing:
            return
        try:
            data = self._channel.recv(_PIECE)
        except OSError as e:
            self._lose(e)
            return
        if data is None:
            return
        if data:
            self._reader.feed_data(data)
            return
        self._reading = False
        self._reader.feed_eof()
        self._watch()

    def _writable(self):
        if self._lost:
            return
        try:
            sent = self._channel.send(self._unsent, 0)
        except OSError as e:
            self._lose(e)
            return
        self._unsent = self._unsent[sent:]
        if len(self._unsent) <= self._LOW:
            self._wake(None)
        if not self._unsent:
            if self._ending:
                self._channel.shut()
            if self._closing:
                self._lose(None)
                return
        self._watch()

    def _wake(self, error):
        waiting, self._drained = self._drained, []
        for future in waiting:
            if not future.done():
                if error is None:
                    future.set_result(None)
                else:
                    future.set_exception(error)

    def write(self, data):
        if self._ending:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self._lost or not data:
            return
        if self._unsent:
            self._unsent += bytes(data)
            return
        data = bytes(data)
        try:
            sent = self._channel.send(data, 0)
        except OSError as e:
            self._lose(e)
            return
        if sent < len(data):
            self._unsent = data[sent:]
            self._watch()

    async def drain(self):
        if self._error is not None:
            raise self._error
        if self._lost:
            raise ConnectionResetError("Connection lost")
        if len(self._unsent) > self._HIGH:
            future = self._loop.create_future()
            future._why = ("io", self._channel.resource)
            self._drained.append(future)
            await future

    def write_eof(self):
        if self._ending or self._closing:
            return
        self._ending = True
        if not self._unsent:
            self._channel.shut()

    def pause(self):
        self._reading = False
        self._watch()

    def resume(self):
        self._reading = True
        self._watch()

    def close(self):
        if self._closing or self._lost:
            return
        self._closing = True
        if self._unsent:
            self._watch()
        else:
            self._loop._watch(self._channel)
            self._loop.call_soon(self._lose, None)

    def _lose(self, error):
        if self._lost:
            return
        self._lost = self._closing = True
        self._error = error
        self._unsent = b""
        self._loop._watch(self._channel)
        self._channel.close()
        if error is None:
            self._reader.feed_eof()
        else:
            self._reader.set_exception(error)
        self._wake(error or ConnectionResetError("Connection lost"))
        if not self._closed.done():
            if error is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(error)
                self._closed._seen = True


class StreamReader:
    def __init__(self, limit=_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._limit = limit
        self._loop = events.get_event_loop() if loop is None else loop
        self._buffer = b""
        self._eof = False
        self._waiter = None
        self._error = None
        self._transport = None
        self._paused = False

    def exception(self):
        return self._error

    def set_exception(self, error):
        self._error = error
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(error)
            waiter._seen = True

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def feed_eof(self):
        self._eof = True
        self._wake()

    def at_eof(self):
        return self._eof and not self._buffer

    def feed_data(self, data):
        if not data:
            return
        self._buffer += data
        self._wake()
        if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            self._transport.pause()
            self._paused = True

    def _taken(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume()

    async def _wait(self, method):
        if self._waiter is not None:
            raise RuntimeError("%s() called while another coroutine is already waiting for incoming data" % method)
        if self._paused:
            self._paused = False
            self._transport.resume()
        self._waiter = self._loop.create_future()
        self._waiter._why = ("io", -1 if self._transport is None else self._transport._channel.resource)
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _take(self, n):
        data, self._buffer = self._buffer[:n], self._buffer[n:]
        self._taken()
        return data

    async def read(self, n=-1):
        if self._error is not None:
            raise self._error
        if n == 0:
            return b""
        if n < 0:
            pieces = []
            while True:
                piece = await self.read(self._limit)
                if not piece:
                    return b"".join(pieces)
                pieces.append(piece)
        if not self._buffer and not self._eof:
            await self._wait("read")
        return self._take(n)

    async def readexactly(self, n):
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        if self._error is not None:
            raise self._error
        while len(self._buffer) < n:
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(len(self._buffer)), n)
            await self._wait("readexactly")
        return self._take(n)

    async def readuntil(self, separator=b"\n"):
        if not separator:
            raise ValueError("Separator should be at least one-byte string")
        if self._error is not None:
            raise self._error
        looked = 0
        while True:
            at = self._buffer.find(separator, looked)
            if at >= 0:
                break
            looked = max(0, len(self._buffer) + 1 - len(separator))
            if looked > self._limit:
                raise exceptions.LimitOverrunError("Separator is not found, and chunk exceed the limit", looked)
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(len(self._buffer)), None)
            await self._wait("readuntil")
        if at > self._limit:
            raise exceptions.LimitOverrunError("Separator is found, but chunk is longer than limit", at)
        return self._take(at + len(separator))

    async def readline(self):
        try:
            return await self.readuntil(b"\n")
        except exceptions.IncompleteReadError as e:
            return e.partial
        except exceptions.LimitOverrunError as e:
            if self._buffer[e.consumed:e.consumed + 1] == b"\n":
                self._take(e.consumed + 1)
            else:
                self._take(len(self._buffer))
            raise ValueError(e.args[0])

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b"":
            raise StopAsyncIteration
        return line


class StreamWriter:
    def __init__(self, transport, reader, loop):
        self._transport, self._reader, self._loop = transport, reader, loop

    @property
    def transport(self):
        return self._transport

    def write(self, data):
        self._transport.write(data)

    def writelines(self, lines):
        self._transport.write(b"".join(lines))

    def write_eof(self):
        self._transport.write_eof()

    def can_write_eof(self):
        return True

    def close(self):
        self._transport.close()

    def is_closing(self):
        return self._transport._closing

    async def wait_closed(self):
        await self._transport._closed

    def get_extra_info(self, name, default=None):
        if name == "peername":
            return self._transport._channel.getpeername()
        if name == "sockname":
            return self._transport._channel.getsockname()
        return default

    async def drain(self):
        if self._reader is not None and self._reader._error is not None:
            raise self._reader._error
        if self._transport._closing:
            await events_turn()
        await self._transport.drain()


async def events_turn():
    from . import tasks
    await tasks.sleep(0)


async def open_connection(host=None, port=None, *, limit=_LIMIT):
    loop = events.get_running_loop()
    channel = Channel.connect(host, port)
    try:
        while not channel.connected():
            ready = loop.create_future()
            ready._why = ("io", channel.resource)
            loop._watch(channel, None, lambda: ready.done() or ready.set_result(None))
            try:
                await ready
            finally:
                loop._watch(channel)
    except BaseException:
        channel.close()
        raise
    reader = StreamReader(limit, loop)
    return reader, StreamWriter(_Transport(loop, channel, reader), reader, loop)


class Server:
    def __init__(self, loop, channel, callback, limit):
        self._loop, self._channel, self._callback, self._limit = loop, channel, callback, limit
        self._serving = None
        self._open = True
        loop._watch(channel, self._acceptable)

    @property
    def sockets(self):
        return (self._channel,) if self._open else ()

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._open

    def _acceptable(self):
        while True:
            channel = self._channel.accept()
            if channel is None:
                return
            reader = StreamReader(self._limit, self._loop)
            writer = StreamWriter(_Transport(self._loop, channel, reader), reader, self._loop)
            result = self._callback(reader, writer)
            if coroutines.iscoroutine(result):
                self._loop.create_task(result)

    def close(self):
        if self._open:
            self._open = False
            self._loop._watch(self._channel)
            self._channel.close()
            if self._serving is not None and not self._serving.done():
                self._serving.cancel()

    async def start_serving(self):
        await events_turn()

    async def serve_forever(self):
        if not self._open:
            raise RuntimeError("server %r is closed" % (self,))
        self._serving = self._loop.create_future()
        try:
            await self._serving
        except exceptions.CancelledError:
            self.close()
            raise
        finally:
            self._serving = None

    async def wait_closed(self):
        await events_turn()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        self.close()
        await self.wait_closed()


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, backlog=100):
    loop = events.get_running_loop()
    return Server(loop, Channel.listen("127.0.0.1" if host is None else host, port, backlog), client_connected_cb, limit)
