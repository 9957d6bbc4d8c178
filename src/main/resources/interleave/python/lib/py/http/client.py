"""HTTP/1.1 from the client's side, over a plain socket: one request after the other on a connection."""
import socket

HTTP_PORT = 80
responses = {
    100: "Continue", 101: "Switching Protocols", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
    301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
    410: "Gone", 413: "Request Entity Too Large", 418: "I'm a Teapot", 429: "Too Many Requests", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
}
_MOST_LINE = 65536
_MOST_FIELDS = 100


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        super().__init__(version)
        self.version = version


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        super().__init__(partial)
        self.partial = partial
        self.expected = expected

    def __str__(self):
        more = "" if self.expected is None else ", " + str(self.expected) + " more expected"
        return "IncompleteRead(" + str(len(self.partial)) + " bytes read" + more + ")"

    __repr__ = __str__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        super().__init__(line or repr(line))
        self.line = line or repr(line)


class LineTooLong(HTTPException):
    def __init__(self, line_type):
        super().__init__("got more than " + str(_MOST_LINE) + " bytes when reading " + line_type)


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *message):
        super().__init__(*message)


class HTTPMessage:
    """Header fields: names without regard to case, in the order they came."""

    def __init__(self):
        self._fields = []

    def add_header(self, name, value):
        self._fields.append((name, value))

    def get(self, name, default=None):
        for known, value in self._fields:
            if known.lower() == name.lower():
                return value
        return default

    def get_all(self, name, default=None):
        return [value for known, value in self._fields if known.lower() == name.lower()] or default

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._fields)

    def keys(self):
        return [name for name, _ in self._fields]

    def values(self):
        return [value for _, value in self._fields]

    def items(self):
        return list(self._fields)

    def get_content_type(self):
        return self.get("Content-Type", "text/plain").partition(";")[0].strip().lower()

    def get_param(self, name, default=None, header="content-type"):
        for part in self.get(header, "").split(";")[1:]:
            key, equals, value = part.strip().partition("=")
            if equals and key.strip().lower() == name.lower():
                return value.strip().strip('"')
        return default

    def get_content_charset(self, default=None):
        charset = self.get_param("charset")
        return charset.lower() if charset else default

    def __str__(self):
        return "".join([name + ": " + value + "\n" for name, value in self._fields]) + "\n"


def _line(file, kind):
    line = file.readline(_MOST_LINE + 1)
    if len(line) > _MOST_LINE:
        raise LineTooLong(kind)
    return line


def parse_headers(file):
    """Header fields up to the empty line."""
    message = HTTPMessage()
    while True:
        line = _line(file, "header line")
        if line in (b"\r\n", b"\n", b""):
            return message
        if len(message) >= _MOST_FIELDS:
            raise HTTPException("got more than " + str(_MOST_FIELDS) + " headers")
        name, _, value = line.decode("iso-8859-1").partition(":")
        message.add_header(name.strip(), value.strip())


class HTTPResponse:
    """An answer: its head is read by begin(), its body by read()."""

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile("rb")
        self._method = method
        self.url = url
        self.headers = self.msg = None
        self.version = self.status = self.reason = None
        self.chunked = False
        self.length = None
        self.will_close = True
        self._piece = None

    def begin(self):
        if self.headers is not None:
            return
        while True:
            self._read_status()
            self.headers = self.msg = parse_headers(self.fp)
            if self.status != 100:
                break
        self.chunked = (self.headers.get("Transfer-Encoding") or "").lower() == "chunked"
        connection = (self.headers.get("Connection") or "").lower()
        self.will_close = "close" in connection or (self.version == 10 and "keep-alive" not in connection)
        length = self.headers.get("Content-Length")
        if length is not None and length.isdigit() and not self.chunked:
            self.length = int(length)
        if self.status in (204, 304) or self._method == "HEAD":
            self.length = 0
        if self.length is None and not self.chunked:
            self.will_close = True

    def _read_status(self):
        line = _line(self.fp, "status line").decode("iso-8859-1")
        if not line:
            raise RemoteDisconnected("Remote end closed connection without response")
        parts = line.rstrip("\r\n").split(None, 2)
        if not parts or not parts[0].startswith("HTTP/") or len(parts) < 2 or not parts[1].isdigit() or not 100 <= int(parts[1]) <= 999:
            self.close()
            raise BadStatusLine(line)
        self.version = 10 if parts[0] in ("HTTP/1.0", "HTTP/0.9") else 11
        self.status = self.code = int(parts[1])
        self.reason = parts[2].strip() if len(parts) > 2 else ""

    def read(self, size=None):
        if self.fp is None:
            return b""
        if self._method == "HEAD":
            self.close()
            return b""
        if size is not None and size < 0:
            size = None
        if self.chunked:
            return self._read_chunked(size)
        wanted = self.length if size is None else size if self.length is None else min(size, self.length)
        data = self.fp.read(-1 if wanted is None else wanted)
        if self.length is not None:
            self.length -= len(data)
            if len(data) < wanted:
                missing = wanted - len(data)
                self.close()
                if size is None:
                    raise IncompleteRead(data, missing)
        if self.length == 0 or (wanted != 0 and not data) or size is None:
            self.close()
        return data

    def _read_chunked(self, size):
        got = []
        while size is None or size > 0:
            if not self._piece:
                if self._piece == 0:
                    self._exactly(2)
                self._piece = int(_line(self.fp, "chunk size").partition(b";")[0].strip().decode("ascii") or "0", 16)
                if self._piece == 0:
                    while _line(self.fp, "trailer line") not in (b"\r\n", b"\n", b""):
                        pass
                    self.close()
                    break
            part = self._exactly(self._piece if size is None else min(size, self._piece))
            self._piece -= len(part)
            if size is not None:
                size -= len(part)
            got.append(part)
        return b"".join(got)

    def _exactly(self, count):
        data = self.fp.read(count)
        if len(data) < count:
            raise IncompleteRead(data, count - len(data))
        return data

    def readline(self, limit=-1):
        if self.fp is None:
            return b""
        if self.chunked or self.length is not None:
            line = []
            while limit < 0 or len(line) < limit:
                letter = self.read(1)
                line.append(letter)
                if letter in (b"", b"\n"):
                    break
            return b"".join(line)
        return self.fp.readline(limit)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self):
        return list(self)

    def readable(self):
        return True

    def getheader(self, name, default=None):
        if self.headers is None:
            raise ResponseNotReady()
        found = self.headers.get_all(name)
        return default if found is None else ", ".join(found)

    def getheaders(self):
        if self.headers is None:
            raise ResponseNotReady()
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def isclosed(self):
        return self.fp is None

    @property
    def closed(self):
        return self.fp is None

    def close(self):
        if self.fp is not None:
            file, self.fp = self.fp, None
            file.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class HTTPConnection:
    """A connection to one server. The answer to a request is read to its end before the next one is sent."""
    default_port = HTTP_PORT
    response_class = HTTPResponse

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, blocksize=8192):
        if port is None:
            name, colon, number = host.rpartition(":")
            if colon and "]" not in number:
                if number and not number.isdigit():
                    raise InvalidURL("nonnumeric port: '" + number + "'")
                host, port = name, int(number) if number else self.default_port
        self.host = host
        self.port = self.default_port if port is None else port
        self.timeout = timeout
        self.sock = None
        self._answer = None
        self._sent = None
        self._head = None

    def connect(self):
        self.sock = socket.create_connection((self.host, self.port), self.timeout)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self):
        sock, self.sock = self.sock, None
        if sock is not None:
            sock.close()
        answer, self._answer = self._answer, None
        if answer is not None:
            answer.close()
        self._sent = None

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        if self._answer is not None and self._answer.isclosed():
            self._answer = None
        if self._answer is not None or self._sent is not None:
            raise CannotSendRequest("Request-sent" if self._sent is not None else "Idle")
        for letter in url:
            if letter <= " " or letter == "\x7f":
                raise InvalidURL("URL can't contain control characters. " + repr(url) + " (found at least " + repr(letter) + ")")
        self._sent = method
        self._head = [method + " " + (url or "/") + " HTTP/1.1"]
        if not skip_host:
            self.putheader("Host", self.host if self.port == self.default_port else self.host + ":" + str(self.port))
        if not skip_accept_encoding:
            self.putheader("Accept-Encoding", "identity")

    def putheader(self, header, *values):
        shown = [value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in values]
        if any("\r" in value or "\n" in value for value in shown):
            raise ValueError("Invalid header value " + repr("\r\n\t".join(shown).encode("latin-1")))
        self._head.append(header + ": " + "\r\n\t".join(shown))

    def endheaders(self, message_body=None):
        head = "\r\n".join(self._head + ["", ""]).encode("latin-1")
        self._head = None
        self.send(head + message_body if message_body else head)

    def send(self, data):
        if self.sock is None:
            self.connect()
        self.sock.sendall(data)

    def request(self, method, url, body=None, headers={}, encode_chunked=False):
        named = [name.lower() for name in headers]
        self.putrequest(method, url, "host" in named, "accept-encoding" in named)
        if isinstance(body, str):
            body = body.encode("iso-8859-1")
        if "content-length" not in named and (body is not None or method in ("POST", "PUT", "PATCH")):
            self.putheader("Content-Length", len(body) if body else 0)
        for name, value in headers.items():
            self.putheader(name, value)
        try:
            self.endheaders(body)
        except OSError:
            self._sent = None
            raise

    def getresponse(self):
        if self._answer is not None and self._answer.isclosed():
            self._answer = None
        if self._sent is None or self._answer is not None:
            raise ResponseNotReady("Idle" if self._sent is None else "Request-sent")
        answer = self.response_class(self.sock, method=self._sent)
        try:
            answer.begin()
        except ConnectionError:
            answer.close()
            self.close()
            raise
        except BaseException:
            answer.close()
            raise
        self._sent = None
        if answer.length == 0 and not answer.will_close and not answer.chunked:
            answer.close()
        if answer.will_close:
            sock, self.sock = self.sock, None
            sock.close()
        else:
            self._answer = answer
        return answer

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()
