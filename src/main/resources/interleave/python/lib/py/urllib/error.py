"""What urllib.request raises."""


class URLError(OSError):
    """The server could not be reached, or the address is of no use."""

    def __init__(self, reason, filename=None):
        super().__init__(reason)
        self.reason = reason

    def __str__(self):
        return "<urlopen error " + str(self.reason) + ">"


class HTTPError(URLError):
    """The server answered with an error; the answer can be read from it like any other."""

    def __init__(self, url, code, msg, hdrs, fp):
        super().__init__(msg)
        self.url = self.filename = url
        self.code = self.status = code
        self.msg = msg
        self.hdrs = self.headers = hdrs
        self.fp = fp

    def __str__(self):
        return "HTTP Error " + str(self.code) + ": " + str(self.msg)

    def __repr__(self):
        return "<HTTPError " + str(self.code) + ": " + repr(self.msg) + ">"

    def geturl(self):
        return self.url

    def getcode(self):
        return self.code

    def info(self):
        return self.headers

    def read(self, size=-1):
        return self.fp.read(size) if self.fp else b""

    def close(self):
        if self.fp:
            self.fp.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class ContentTooShortError(URLError):
    def __init__(self, message, content):
        super().__init__(message)
        self.content = content
