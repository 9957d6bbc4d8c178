"""Streams in memory."""
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def close(self):
        self.closed = True

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file" if isinstance(self, StringIO) else "I/O operation on closed file.")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exception):
        self.close()

    def flush(self):
        self._check()

    def readable(self):
        return True

    writable = seekable = readable

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class _Memory(IOBase):
    """Text or bytes, and a place in them. Appending, what programs do, keeps pieces and joins them when they are read."""
    _empty = ""
    _newline = "\n"

    def _start(self, initial):
        self._pieces, self._place, self._size = [initial] if initial else [], 0, len(initial)

    def _whole(self):
        if len(self._pieces) != 1:
            self._pieces = [self._empty.join(self._pieces)]
        return self._pieces[0]

    def getvalue(self):
        self._check()
        return self._whole()

    def _write(self, data):
        self._check()
        if self._place == self._size:
            self._pieces.append(data)
            self._size += len(data)
        else:
            whole = self._whole()
            if self._place > self._size:
                whole += (b"\0" if isinstance(data, bytes) else "\0") * (self._place - self._size)
            whole = whole[:self._place] + data + whole[self._place + len(data):]
            self._pieces, self._size = [whole], len(whole)
        self._place += len(data)
        return len(data)

    def read(self, size=-1):
        self._check()
        whole = self._whole()
        end = len(whole) if size is None or size < 0 else self._place + size
        part = whole[self._place:end]
        self._place += len(part)
        return part

    def readline(self, size=-1):
        self._check()
        whole = self._whole()
        end = whole.find(self._newline, self._place) + 1
        if end == 0:
            end = len(whole)
        if size is not None and size >= 0:
            end = min(end, self._place + size)
        part = whole[self._place:end]
        self._place += len(part)
        return part

    def seek(self, offset, whence=0):
        self._check()
        if whence == 0 and offset < 0:
            raise ValueError("Negative seek position %d" % offset)
        self._place = offset + (0, self._place, self._size)[whence]
        return self._place

    def tell(self):
        self._check()
        return self._place

    def truncate(self, size=None):
        size = self._place if size is None else size
        self._pieces = [self._whole()[:size]]
        self._size = len(self._pieces[0])
        return size


class StringIO(_Memory):
    def __init__(self, initial_value="", newline="\n"):
        self._start("" if initial_value is None else initial_value)

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError("string argument expected, got %r" % type(s).__name__)
        return self._write(s)


class BytesIO(_Memory):
    _empty = b""
    _newline = b"\n"

    def __init__(self, initial_bytes=b""):
        self._start(bytes(initial_bytes))

    def write(self, b):
        if not isinstance(b, bytes):
            raise TypeError("a bytes-like object is required, not %r" % type(b).__name__)
        return self._write(b)

    def getbuffer(self):
        return self.getvalue()
