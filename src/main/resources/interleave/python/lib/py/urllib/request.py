"""Pages opened by their address: HTTP, with redirects followed and errors raised."""
import socket
from http.client import HTTPConnection, HTTPException, responses
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit

_MOST_REDIRECTS = 10
_MOST_REPEATS = 4
_AGENT = "Python-urllib/3.13"


class Request:
    """What is asked for: an address, header fields, data to send."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        self.unredirected_hdrs = {}
        for name, value in headers.items():
            self.add_header(name, value)
        if method is not None:
            self.method = method
        address, fragment = urldefrag(url)
        self.fragment = fragment or None
        parts = urlsplit(address)
        if not parts.scheme:
            raise ValueError("unknown url type: " + repr(url))
        self.type = parts.scheme
        self.host = parts.netloc
        self.selector = address[address.find(parts.netloc) + len(parts.netloc):] if parts.netloc else parts.path
        if not self.selector.startswith("/"):
            self.selector = "/" + self.selector

    def get_method(self):
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)

    def header_items(self):
        return list(self.headers.items())


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
    """The answer to a request, redirects followed. An answer of 400 and above is raised as HTTPError."""
    request = Request(url, data) if isinstance(url, str) else url
    if data is not None:
        request.data = data
    if request.data is not None and isinstance(request.data, str):
        raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
    visited = {}
    while True:
        answer = _send(request, timeout)
        if answer.status < 300:
            return answer
        location = answer.getheader("location") or answer.getheader("uri")
        if answer.status not in (301, 302, 303, 307, 308) or location is None:
            raise HTTPError(request.full_url, answer.status, answer.reason, answer.headers, answer)
        request = _redirected(request, answer, location, visited)


def _send(request, timeout):
    if request.type != "http":
        raise URLError("unknown url type: " + request.type)
    if not request.host:
        raise URLError("no host given")
    connection = HTTPConnection(request.host, timeout=timeout)
    fields = {"User-Agent": _AGENT}
    for name, value in request.headers.items():
        fields["-".join([part.capitalize() for part in name.split("-")])] = value
    if request.data is not None and "Content-Type" not in fields:
        fields["Content-Type"] = "application/x-www-form-urlencoded"
    fields["Connection"] = "close"
    try:
        try:
            connection.request(request.get_method(), request.selector, request.data, fields)
        except OSError as error:
            raise URLError(error)
        answer = connection.getresponse()
    except BaseException:
        connection.close()
        raise
    if connection.sock is not None:
        connection.sock.close()
        connection.sock = None
    answer.url = request.full_url
    answer.msg = answer.reason
    return answer


def _redirected(request, answer, location, visited):
    method, status = request.get_method(), answer.status
    if not (method in ("GET", "HEAD") or (status in (301, 302, 303) and method == "POST")):
        raise HTTPError(request.full_url, status, answer.reason, answer.headers, answer)
    parts = urlsplit(location)
    if parts.scheme not in ("http", "https", "ftp", ""):
        raise HTTPError(location, status, answer.reason + " - Redirection to url '" + location + "' is not allowed", answer.headers, answer)
    target = urljoin(request.full_url, quote(location, safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))
    if visited.get(target, 0) >= _MOST_REPEATS or len(visited) >= _MOST_REDIRECTS:
        raise HTTPError(request.full_url, status, "The HTTP server returned a redirect error that would lead to an infinite loop.\n"
                        "The last 30x error message was:\n" + answer.reason, answer.headers, answer)
    visited[target] = visited.get(target, 0) + 1
    answer.read()
    answer.close()
    kept = {name: value for name, value in request.headers.items() if name.lower() not in ("content-length", "content-type")}
    return Request(target.replace(" ", "%20"), headers=kept, method="HEAD" if method == "HEAD" else "GET")


class OpenerDirector:
    """What build_opener gives: it opens as urlopen does, with header fields of its own."""

    def __init__(self):
        self.addheaders = [("User-agent", _AGENT)]

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        for name, value in self.addheaders:
            if not request.has_header(name.capitalize()):
                request.add_header(name, value)
        return urlopen(request, data, timeout)


def build_opener(*handlers):
    if handlers:
        raise ValueError("Little Python's build_opener takes no handlers; run this on CPython")
    return OpenerDirector()
