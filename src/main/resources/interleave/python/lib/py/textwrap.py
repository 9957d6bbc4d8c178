"""Margins, and lines of a width."""


def dedent(text):
    """Takes away the white space that all lines that are not blank begin with."""
    margin = None
    for line in text.split("\n"):
        body = line.lstrip(" \t")
        if not body:
            continue
        indent = line[:len(line) - len(body)]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    lines = []
    for line in text.split("\n"):
        if not line.strip(" \t"):
            lines.append("")
        else:
            lines.append(line[len(margin or ""):])
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))


def wrap(text, width=70, *, initial_indent="", subsequent_indent=""):
    lines, current, length = [], [], 0
    for word in text.split():
        start = subsequent_indent if lines else initial_indent
        if current and len(start) + length + len(current) + len(word) > width:
            lines.append(start + " ".join(current))
            current, length = [], 0
            start = subsequent_indent
        while not current and len(word) > width - len(start) > 0:
            room = width - len(start)
            lines.append(start + word[:room])
            word = word[room:]
            start = subsequent_indent
        current.append(word)
        length += len(word)
    if current:
        lines.append((subsequent_indent if lines else initial_indent) + " ".join(current))
    return lines


def fill(text, width=70, **options):
    return "\n".join(wrap(text, width, **options))


def shorten(text, width, *, placeholder=" [...]"):
    words = text.split()
    whole = " ".join(words)
    if len(whole) <= width:
        return whole
    while words and len(" ".join(words) + placeholder) > width:
        words.pop()
    return " ".join(words) + placeholder if words else placeholder.strip()
