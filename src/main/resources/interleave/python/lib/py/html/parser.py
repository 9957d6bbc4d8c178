"""Reads HTML as it is written, mistakes and all: finds the tags, the text between them, and never fails."""
from html import unescape

__all__ = ["HTMLParser"]

_SPACE = " \t\n\r\f\v"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789"
_HEX = _DIGITS + "abcdefABCDEF"
_NAME = _LETTERS + _DIGITS


def _skip(text, at, those):
    while at < len(text) and text[at] in those:
        at += 1
    return at


def _until(text, at, those):
    while at < len(text) and text[at] not in those:
        at += 1
    return at


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self.lineno, self.offset = 1, 0
        self._starttag_text = None

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._starttag_text

    def feed(self, data):
        self.rawdata = self.rawdata + data
        self._go_ahead(False)

    def close(self):
        self._go_ahead(True)

    def set_cdata_mode(self, element):
        self.cdata_elem = element.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass

    def updatepos(self, i, j):
        if i < j:
            lines = self.rawdata.count("\n", i, j)
            if lines:
                self.lineno += lines
                self.offset = j - self.rawdata.rindex("\n", i, j) - 1
            else:
                self.offset += j - i
        return j

    def _text(self, begin, end):
        text = self.rawdata[begin:end]
        self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _text_end(self, i):
        """Where the text that begins at i ends; -1 when that can't be known yet."""
        text = self.rawdata
        if self.cdata_elem:
            return self._raw_end(i)
        j = text.find("<", i)
        if self.convert_charrefs:
            if j >= 0:
                return j
            ampersand = text.rfind("&", max(i, len(text) - 34))
            if ampersand >= 0 and _until(text, ampersand, _SPACE + ";") == len(text):
                return -1
            return len(text)
        k = text.find("&", i)
        if j < 0 or 0 <= k < j:
            j = k
        return len(text) if j < 0 else j

    def _raw_end(self, i):
        """Where the closing tag of a script or style begins."""
        text = self.rawdata
        at = text.find("</", i)
        while at >= 0:
            k = _skip(text, at + 2, _SPACE)
            if text[k:k + len(self.cdata_elem)].lower() == self.cdata_elem:
                k = _skip(text, k + len(self.cdata_elem), _SPACE)
                if text[k:k + 1] == ">":
                    return at
            at = text.find("</", at + 2)
        return -1

    def _go_ahead(self, end):
        text = self.rawdata
        n = len(text)
        i = 0
        while i < n:
            j = self._text_end(i)
            if j < 0:
                break
            if i < j:
                self._text(i, j)
            i = self.updatepos(i, j)
            if i == n:
                break
            if text[i] == "<":
                k = self._markup(i)
                if k is None:
                    break
                if k < 0:
                    if not end:
                        break
                    k = self._unfinished(i)
                    self._text(i, k)
                i = self.updatepos(i, k)
            else:
                k = self._reference(i, end)
                if k < 0:
                    i = self.updatepos(i, -k - 1)
                    break
                i = self.updatepos(i, k)
        if end and i < n and not self.cdata_elem:
            self._text(i, n)
            i = self.updatepos(i, n)
        self.rawdata = text[i:]

    def _unfinished(self, i):
        """How far the text reaches that began as a tag and wasn't one."""
        k = self.rawdata.find(">", i + 1)
        if k >= 0:
            return k + 1
        k = self.rawdata.find("<", i + 1)
        return i + 1 if k < 0 else k

    def _markup(self, i):
        """Where the markup at i ends; negative when it isn't whole, None for a lone `<` at the end."""
        text = self.rawdata
        if text[i + 1:i + 2] in _LETTERS and i + 1 < len(text):
            return self._start_tag(i)
        if text.startswith("</", i):
            return self._end_tag(i)
        if text.startswith("<!--", i):
            return self._comment(i)
        if text.startswith("<?", i):
            return self._instruction(i)
        if text.startswith("<!", i):
            return self._declaration(i)
        if i + 1 < len(text):
            self.handle_data("<")
            return i + 1
        return None

    def _start_tag(self, i):
        text = self.rawdata
        self._starttag_text = None
        k = _until(text, i + 1, "\t\n\r\f />\0")
        tag = text[i + 1:k].lower()
        attributes = []
        while True:
            k = self._between(k)
            if k >= len(text):
                return -1
            if text[k] == ">" or text.startswith("/>", k):
                break
            begin = k
            k = _until(text, k + 1, _SPACE + "/=>")
            name, value = text[begin:k].lower(), None
            equals = _skip(text, k, _SPACE)
            if text[equals:equals + 1] == "=":
                k = _skip(text, _skip(text, equals, "="), _SPACE)
                quote = text[k:k + 1]
                if quote in ("'", '"'):
                    close = text.find(quote, k + 1)
                    if close < 0:
                        return -1
                    value, k = text[k + 1:close], close + 1
                else:
                    begin, k = k, _until(text, k, _SPACE + ">")
                    value = text[begin:k]
                value = unescape(value)
            attributes.append((name, value))
        empty = text[k] == "/"
        k += 2 if empty else 1
        self._starttag_text = text[i:k]
        self.lasttag = tag
        if empty:
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return k

    def _between(self, k):
        """Over the space and stray slashes between attributes."""
        text = self.rawdata
        while k < len(text) and (text[k] in _SPACE or text[k] == "/" and text[k + 1:k + 2] != ">"):
            k += 1
        return k

    def _end_tag(self, i):
        text = self.rawdata
        close = text.find(">", i + 1)
        if close < 0:
            return -1
        begin = _skip(text, i + 2, _SPACE)
        k = begin
        if text[k] in _LETTERS:
            k = _skip(text, k, _NAME + "-.:_")
        name, k = text[begin:k].lower(), _skip(text, k, _SPACE)
        if name and text[k] == ">":
            if self.cdata_elem is not None and name != self.cdata_elem:
                self.handle_data(text[i:k + 1])
                return k + 1
            self.handle_endtag(name)
            self.clear_cdata_mode()
            return k + 1
        if self.cdata_elem is not None:
            self.handle_data(text[i:close + 1])
            return close + 1
        if text[i + 2] in _LETTERS:
            k = _until(text, i + 2, "\t\n\r\f />\0")
            self.handle_endtag(text[i + 2:k].lower())
            return text.find(">", k) + 1
        if text.startswith("</>", i):
            return i + 3
        return self._bogus(i)

    def _bogus(self, i):
        """A declaration that is none counts as a comment."""
        close = self.rawdata.find(">", i + 2)
        if close < 0:
            return -1
        self.handle_comment(self.rawdata[i + 2:close])
        return close + 1

    def _comment(self, i):
        text = self.rawdata
        at = text.find("--", i + 4)
        while at >= 0:
            k = _skip(text, at + 2, _SPACE)
            if text[k:k + 1] == ">":
                self.handle_comment(text[i + 4:at])
                return k + 1
            at = text.find("--", at + 1)
        return -1

    def _instruction(self, i):
        close = self.rawdata.find(">", i + 2)
        if close < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:close])
        return close + 1

    def _declaration(self, i):
        text = self.rawdata
        if text[i:i + 9].lower() == "<!doctype":
            close = text.find(">", i + 9)
            if close < 0:
                return -1
            self.handle_decl(text[i + 2:close])
            return close + 1
        if text.startswith("<![", i):
            word = text[i + 3:_until(text, i + 3, _SPACE + "[]>")].lower()
            mark = "]]>" if word in ("cdata", "temp", "ignore", "include", "rcdata") else "]>" if word in ("if", "else", "endif") else None
            if mark is not None:
                close = text.find(mark, i + 3)
                if close < 0:
                    return -1
                self.unknown_decl(text[i + 3:close])
                return close + len(mark)
        return self._bogus(i)

    def _reference(self, i, end):
        """After a `&` with convert_charrefs off: where it ends; -1 - i when it may not be whole."""
        text, n = self.rawdata, len(self.rawdata)
        if text.startswith("&#", i):
            hexadecimal = text[i + 2:i + 3] in ("x", "X")
            begin = i + 3 if hexadecimal else i + 2
            k = _skip(text, begin, _HEX if hexadecimal else _DIGITS)
            if k > begin and k < n and text[k] not in _HEX:
                self.handle_charref(text[i + 2:k])
                return k + (text[k] == ";")
            if text.find(";", i) >= 0:
                self.handle_data("&#")
                return -1 - (i + 2)
            return -1 - i
        if i + 1 < n and text[i + 1] in _LETTERS:
            k = _skip(text, i + 1, _NAME + "-.")
            if k < n:
                self.handle_entityref(text[i + 1:k])
                return k + (text[k] == ";")
            return -1 - i
        if i + 1 < n:
            self.handle_data("&")
            return i + 1
        return -1 - i
