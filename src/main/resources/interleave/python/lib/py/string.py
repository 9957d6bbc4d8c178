"""Constants of characters, and templates."""
whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    """Text with $name and ${name} to be filled in; $$ is a dollar sign."""

    def __init__(self, template):
        self.template = template

    def _fill(self, values, strict):
        text, out, at = self.template, [], 0
        while True:
            dollar = text.find("$", at)
            if dollar < 0:
                return "".join(out) + text[at:]
            out.append(text[at:dollar])
            at = dollar + 1
            if text[at:at + 1] == "$":
                out.append("$")
                at += 1
                continue
            braced = text[at:at + 1] == "{"
            end = start = at + braced
            while end < len(text) and (text[end].isascii() and text[end].isalnum() or text[end] == "_") and not (end == start and text[end].isdigit()):
                end += 1
            name = text[start:end]
            if not name or braced and text[end:end + 1] != "}":
                if strict:
                    line = text.count("\n", 0, dollar) + 1
                    column = dollar - (text.rfind("\n", 0, dollar))
                    raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))
                out.append("$")
                continue
            if strict or name in values:
                out.append(str(values[name]))
            else:
                out.append(text[dollar:end + braced])
            at = end + braced

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)
