"""Text in HTML and back."""
from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]

# What browsers make of the numbers 0x80 to 0x9f: Windows' code page.
_WINDOWS = {128: 8364, 130: 8218, 131: 402, 132: 8222, 133: 8230, 134: 8224, 135: 8225, 136: 710, 137: 8240, 138: 352, 139: 8249, 140: 338, 142: 381,
            145: 8216, 146: 8217, 147: 8220, 148: 8221, 149: 8226, 150: 8211, 151: 8212, 152: 732, 153: 8482, 154: 353, 155: 8250, 156: 339,
            158: 382, 159: 376}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _character(number):
    if number in _WINDOWS:
        return chr(_WINDOWS[number])
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    if number == 13:
        return "\r"
    if number < 9 or number == 11 or 14 <= number < 32 or 127 <= number < 160 or 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE:
        return chr(number) if 128 <= number < 160 else ""
    return chr(number)


def _number(s, at):
    """The character reference with a number at `#`: the character and where it ends, or None."""
    base, digits, k = 10, "0123456789", at + 1
    if s[k:k + 1] in ("x", "X"):
        base, digits, k = 16, "0123456789abcdefABCDEF", k + 1
    begin = k
    while k < len(s) and s[k] in digits:
        k += 1
    if k == begin:
        return None
    return _character(int(s[begin:k], base)), k + (s[k:k + 1] == ";")


def _name(s, at):
    """The named character at `at`: the longest name that is known."""
    k = at
    while k < len(s) and k - at < 32 and s[k] not in "\t\n\f <&#;":
        k += 1
    if s[k:k + 1] == ";":
        k += 1
    word = s[at:k]
    if word in _html5:
        return _html5[word], k
    for n in range(len(word) - 1, 1, -1):
        if word[:n] in _html5:
            return _html5[word[:n]], at + n
    return None


def unescape(s):
    at = s.find("&")
    if at < 0:
        return s
    pieces, done = [], 0
    while at >= 0:
        found = _number(s, at + 1) if s[at + 1:at + 2] == "#" else _name(s, at + 1)
        if found is not None:
            pieces.append(s[done:at])
            pieces.append(found[0])
            done = found[1]
        at = s.find("&", max(at + 1, done))
    pieces.append(s[done:])
    return "".join(pieces)
