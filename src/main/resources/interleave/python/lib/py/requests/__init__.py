"""A small part of the library of this name, which is not CPython's own: get, head and post, and sessions that keep connections."""
import socket
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urljoin, urlsplit
from requests import exceptions
from requests.exceptions import (ConnectionError, ConnectTimeout, HTTPError, InvalidSchema, JSONDecodeError, MissingSchema, ReadTimeout,
                                 RequestException, Timeout, TooManyRedirects)

_MOST_REDIRECTS = 30


class _Elapsed:
    def __init__(self, seconds):
        self._seconds = seconds

    def total_seconds(self):
        return self._seconds


class Response:
    def __init__(self, url, answer, content, seconds, history):
        self.url = url
        self.status_code = answer.status
        self.reason = answer.reason
        self.headers = answer.headers
        self.content = content
        self.history = history
        self.elapsed = _Elapsed(seconds)
        charset = answer.headers.get_content_charset()
        self.encoding = charset or ("ISO-8859-1" if answer.headers.get_content_type().startswith("text/") else None)

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in (301, 302, 303, 307, 308)

    def json(self):
        import json
        try:
            return json.loads(self.text)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from None

    def raise_for_status(self):
        if 400 <= self.status_code < 600:
            kind = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(str(self.status_code) + " " + kind + " Error: " + self.reason + " for url: " + self.url, response=self)

    def iter_lines(self):
        return iter(self.content.splitlines())

    def close(self):
        pass

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return "<Response [" + str(self.status_code) + "]>"

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class Session:
    """Keeps the connection to each server for the next request. For one thread."""

    def __init__(self):
        self.headers = {"User-Agent": "python-requests/2.32", "Accept-Encoding": "identity", "Accept": "*/*", "Connection": "keep-alive"}
        self._connections = {}

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def head(self, url, allow_redirects=False, **options):
        return self.request("HEAD", url, allow_redirects=allow_redirects, **options)

    def post(self, url, data=None, **options):
        return self.request("POST", url, data=data, **options)

    def request(self, method, url, params=None, data=None, headers=None, timeout=None, allow_redirects=True):
        if params:
            url = url + ("&" if "?" in url else "?") + urlencode(params, doseq=True)
        if hasattr(data, "items"):
            data = urlencode(data).encode("ascii")
            headers = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        history = []
        while True:
            response = self._once(method, url, data, headers or {}, timeout, history)
            if not (allow_redirects and response.is_redirect):
                return response
            history = history + [response]
            if len(history) > _MOST_REDIRECTS:
                raise TooManyRedirects("Exceeded " + str(_MOST_REDIRECTS) + " redirects.", response=response)
            url = urljoin(url, response.headers["location"])
            if response.status_code == 303 or (method == "POST" and response.status_code in (301, 302)):
                method, data = "GET", None

    def _once(self, method, url, data, headers, timeout, history):
        parts = urlsplit(url)
        if not parts.scheme:
            raise MissingSchema("Invalid URL " + repr(url) + ": No scheme supplied. Perhaps you meant https://" + url + "?")
        if parts.scheme != "http":
            raise InvalidSchema("No connection adapters were found for " + repr(url))
        target = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        connect_timeout, read_timeout = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        start = time.perf_counter()
        kept = self._connections.pop(parts.netloc, None)
        try:
            connection = kept or self._connect(parts.netloc, connect_timeout)
            try:
                answer = self._ask(connection, method, target, data, headers, read_timeout)
            except (ConnectionResetError, BrokenPipeError):
                connection.close()
                if kept is None:
                    raise
                connection = self._connect(parts.netloc, connect_timeout)  # the server had ended the kept one
                answer = self._ask(connection, method, target, data, headers, read_timeout)
            content = answer.read()
        except socket.timeout as error:
            raise ReadTimeout("Read timed out. (read timeout=" + str(read_timeout) + ")") from error
        except (OSError, HTTPException) as error:
            if isinstance(error, RequestException):
                raise
            raise ConnectionError(str(error)) from error
        if connection.sock is None:
            connection.close()
        else:
            self._connections[parts.netloc] = connection
        return Response(url, answer, content, time.perf_counter() - start, history)

    def _connect(self, netloc, timeout):
        connection = HTTPConnection(netloc, timeout=timeout)
        try:
            connection.connect()
        except socket.timeout as error:
            raise ConnectTimeout("Connection to " + netloc + " timed out. (connect timeout=" + str(timeout) + ")") from error
        return connection

    def _ask(self, connection, method, target, data, headers, timeout):
        connection.sock.settimeout(timeout)
        connection.request(method, target, data, {**self.headers, **headers})
        return connection.getresponse()

    def close(self):
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def request(method, url, **options):
    with Session() as session:
        return session.request(method, url, **options)


def get(url, params=None, **options):
    return request("GET", url, params=params, **options)


def head(url, allow_redirects=False, **options):
    return request("HEAD", url, allow_redirects=allow_redirects, **options)


def post(url, data=None, **options):
    return request("POST", url, data=data, **options)
