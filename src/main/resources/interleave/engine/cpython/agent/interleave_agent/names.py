"""Where in the program something happens, and what the program calls things."""
import linecache
import os
import re
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
_LIBRARY = tuple({os.path.join(os.path.dirname(os.path.abspath(os.__file__)), ""), os.path.join(_HERE, ""), os.path.join(os.path.dirname(_HERE), "")})
_ASSIGNMENT = re.compile(r"^\s*(?:with .*\) as (\w+):|(?:\w+\.)*(\w+)\s*(?::[^=]+)?=[^=].*\()")


class _Files(dict):
    """Whether a file is no part of the program: Python's own, an installed package's, or ours. Asked at every event."""

    def __missing__(self, file):
        known = self[file] = file.startswith("<") or file.startswith(_LIBRARY) or "site-packages" in file
        return known


library = _Files()
is_library = library.__getitem__


def program_frame(frame):
    """The innermost frame of the program itself, or None."""
    while frame is not None and library[frame.f_code.co_filename]:
        frame = frame.f_back
    return frame


def line(frame):
    """The program's line that a frame belongs to; 0 where it has none."""
    while frame is not None:
        if not library[frame.f_code.co_filename]:
            return frame.f_lineno or 0  # None between two lines
        frame = frame.f_back
    return 0


def given_name(frame):
    """What the program calls what it makes in its line: `self.tasks = queue.Queue()` is "tasks"; None where it is given no name."""
    if frame is None:
        return None
    found = _ASSIGNMENT.match(linecache.getline(frame.f_code.co_filename, frame.f_lineno, frame.f_globals))
    return (found.group(1) or found.group(2)) if found else None
