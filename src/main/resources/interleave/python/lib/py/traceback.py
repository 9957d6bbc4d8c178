"""Tracebacks as text."""
import sys as _sys
from _traceback import format as _format, levels as _levels, summary as _summary


def _exception(exc, value):
    if value is None and isinstance(exc, BaseException):
        return exc
    return value


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    exception = _exception(exc, value)
    if exception is None:
        return ["NoneType: None\n"]
    return [line + "\n" for line in _format(exception).split("\n")[:-1]] if limit is None else _limited(exception, limit)


def _limited(exception, limit):
    lines = ["Traceback (most recent call last):\n"] if exception.__traceback__ is not None else []
    return lines + format_tb(exception.__traceback__, limit) + format_exception_only(exception)


def format_exc(limit=None, chain=True):
    exception = _sys.exc_info()[1]
    if exception is None:
        return "NoneType: None\n"
    return "".join(format_exception(exception, limit=limit, chain=chain))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value, limit=limit, chain=chain)), end="", file=_sys.stderr if file is None else file)


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), end="", file=_sys.stderr if file is None else file)


def format_exception_only(exc, /, value=None):
    exception = _exception(exc, value)
    return [_summary(exception) + "\n"]


class FrameSummary:
    def __init__(self, filename, lineno, name, line):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, place):
        return (self.filename, self.lineno, self.name, self.line)[place]

    def __repr__(self):
        return "<FrameSummary file %s, line %s in %s>" % (self.filename, self.lineno, self.name)


class StackSummary(list):
    def format(self):
        return format_list(self)


def extract_tb(tb, limit=None):
    found = StackSummary()
    for level in _levels(tb):
        found.append(FrameSummary(*level))
    if limit is not None:
        found[:] = found[:limit] if limit >= 0 else found[limit:]
    return found


def extract_stack(f=None, limit=None):
    return StackSummary()


def format_list(extracted_list):
    lines = []
    for filename, lineno, name, line in extracted_list:
        text = '  File "%s", line %s, in %s\n' % (filename, lineno, name)
        lines.append(text + "    %s\n" % line.strip() if line and line.strip() else text)
    return lines


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), end="", file=_sys.stderr if file is None else file)
