"""URLs taken apart and put together, as RFC 3986 has it; quoting of what may not stand in them."""

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms",
                 "prospero", "rtsp", "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp",
               "snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss", "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms", "sftp", "tel"]

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SCHEME = _LETTERS + "0123456789+-."
_UNRESERVED = _LETTERS + "0123456789_.-~"


class _Parts:
    """The parts of a URL: by name, by index, and as a tuple that can be taken apart."""
    _fields = ()

    def __init__(self, *parts):
        self._parts = parts
        for name, part in zip(self._fields, parts):
            setattr(self, name, part)

    def __iter__(self):
        return iter(self._parts)

    def __len__(self):
        return len(self._parts)

    def __getitem__(self, index):
        return self._parts[index]

    def __eq__(self, other):
        return self._parts == (other._parts if isinstance(other, _Parts) else other)

    def __hash__(self):
        return hash(self._parts)

    def __repr__(self):
        shown = ", ".join(name + "=" + repr(part) for name, part in zip(self._fields, self._parts))
        return type(self).__name__ + "(" + shown + ")"

    def _replace(self, **changed):
        return type(self)(*[changed.get(name, part) for name, part in zip(self._fields, self._parts)])

    def _asdict(self):
        return dict(zip(self._fields, self._parts))


class _Located(_Parts):
    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    def _user(self):
        user, at, _ = self.netloc.rpartition("@")
        if not at:
            return None, None
        name, colon, password = user.partition(":")
        return name, password if colon else None

    def _host(self):
        host = self.netloc.rpartition("@")[2]
        if host.startswith("["):
            inside, _, after = host[1:].partition("]")
            return inside, after.partition(":")[2] or None
        name, _, port = host.partition(":")
        return name, port or None

    @property
    def hostname(self):
        host = self._host()[0]
        return host.lower() if host else None

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError("Port could not be cast to integer value as " + repr(port))
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class SplitResult(_Located):
    _fields = ("scheme", "netloc", "path", "query", "fragment")

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Located):
    _fields = ("scheme", "netloc", "path", "params", "query", "fragment")

    def geturl(self):
        return urlunparse(self)


class DefragResult(_Parts):
    _fields = ("url", "fragment")

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def urlsplit(url, scheme="", allow_fragments=True):
    """Scheme, network location, path, query and fragment."""
    url = url.lstrip("".join(chr(code) for code in range(33)))
    for unsafe in "\t\r\n":
        url = url.replace(unsafe, "")
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0] in _LETTERS and all(letter in _SCHEME for letter in url[:colon]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == "//":
        end = min([place for place in (url.find(mark, 2) for mark in "/?#") if place >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    """As urlsplit, with the parameters of the last path segment apart."""
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        semicolon = path.find(";", path.rfind("/") + 1)
        if semicolon >= 0:
            path, params = path[:semicolon], path[semicolon + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(parts):
    scheme, netloc, url, query, fragment = parts
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url


def urlunparse(parts):
    scheme, netloc, path, params, query, fragment = parts
    return urlunsplit((scheme, netloc, path + ";" + params if params else path, query, fragment))


def urldefrag(url):
    """The URL without its fragment, and the fragment."""
    if "#" not in url:
        return DefragResult(url, "")
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, "")), fragment)


def urljoin(base, url, allow_fragments=True):
    """What a reference found on the page `base` points to."""
    if not base:
        return url
    if not url:
        return base
    there = urlparse(base, "", allow_fragments)
    here = urlparse(url, there.scheme, allow_fragments)
    scheme, netloc, path, params, query, fragment = here
    if scheme != there.scheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse(here)
        netloc = there.netloc
    if not path and not params:
        return urlunparse((scheme, netloc, there.path, there.params, query or there.query, fragment))
    before = there.path.split("/")
    if before[-1] != "":
        del before[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = before + path.split("/")
        segments[1:-1] = [segment for segment in segments[1:-1] if segment]
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment))


def quote(string, safe="/", encoding=None, errors=None):
    """With %XX for every byte that is not unreserved or among the safe ones."""
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    kept = _UNRESERVED + (safe if isinstance(safe, str) else safe.decode("ascii"))
    return "".join([chr(byte) if byte < 128 and chr(byte) in kept else "%%%02X" % byte for byte in string])


def quote_plus(string, safe="", encoding=None, errors=None):
    """As quote, with a plus for every space."""
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    pieces = (string if isinstance(string, bytes) else string.encode("utf-8")).split(b"%")
    whole = [pieces[0]]
    for piece in pieces[1:]:
        try:
            whole.append(bytes([int(piece[:2].decode("ascii"), 16)]) + piece[2:] if len(piece) >= 2 else b"%" + piece)
        except ValueError:
            whole.append(b"%" + piece)
    return b"".join(whole)


def unquote(string, encoding="utf-8", errors="replace"):
    if "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding, errors)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Names and values as the query of a URL."""
    pairs = query.items() if hasattr(query, "items") else query
    text = []
    for name, value in pairs:
        name = quote_via(name if isinstance(name, bytes) else str(name), safe, encoding, errors)
        many = doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__")
        for one in value if many else [value]:
            text.append(name + "=" + quote_via(one if isinstance(one, bytes) else str(one), safe, encoding, errors))
    return "&".join(text)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    pairs = []
    for field in qs.split(separator):
        name, equals, value = field.partition("=")
        if not equals and strict_parsing:
            raise ValueError("bad query field: " + repr(field))
        if value or (keep_blank_values and field):
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found
