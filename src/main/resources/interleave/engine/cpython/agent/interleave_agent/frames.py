"""How Interleave finds the line each thread is on by reading this process's memory, without asking it: where frames lie in a PyThreadState, and which line each place
of the program's code belongs to. Both are written into the file lines-PID of the run's folder.

Where frames lie differs from version to version; nothing is taken on trust: an offset counts only when this thread's own frames, read in that way, come out right.
"""
import os
import sys

from interleave_agent import gil

DEEPEST, SEARCHED = 40, 0x400
_codes = {}
_files = set()
_layout = None
_looked = False
wanted = True  # not where every line is told

# Of each version: PyThreadState → frame, _PyCFrame → frame (or -1), frame → code, frame before, place; whether the place is a pointer, and the bytes of its unit.
_KNOWN = {
    8: (24, -1, 32, 24, 104, 0, 1),
    9: (24, -1, 32, 24, 104, 0, 1),
    10: (24, -1, 32, 24, 96, 0, 2),
    11: (56, 8, 32, 48, 56, 1, 1),
    12: (56, 0, 0, 8, 56, 1, 1),
}
_NEWER = (-1, 0, 8, 56, 1, 1)  # 3.13 and later, behind the first


class _Memory:
    """This process's memory, read so that a wrong address is an error and not a crash."""

    def __init__(self):
        self.file = os.open("/proc/self/mem", os.O_RDONLY)

    def word(self, address):
        if not 0 < address < 1 << 62:
            raise OSError("no address")
        data = os.pread(self.file, 8, address)
        if len(data) < 8:
            raise OSError("nothing there")
        return int.from_bytes(data, sys.byteorder)

    def close(self):
        os.close(self.file)


def _walk(memory, state, layout, start):
    """The codes and places of the frames, innermost first."""
    to_frame, through, code_at, before_at, place_at, pointer, unit = layout
    frame = memory.word(state + to_frame)
    if through >= 0:
        frame = memory.word(frame + through)
    found = []
    while frame and len(found) < DEEPEST:
        code = memory.word(frame + code_at) & ~3
        place = memory.word(frame + place_at)
        place = place - code - start if pointer else (place & 0xFFFFFFFF) * unit
        found.append((code, place))
        frame = memory.word(frame + before_at)
    return found


def _true_frames(frame):
    found = []
    while frame is not None:
        found.append((id(frame.f_code), frame.f_lasti))
        frame = frame.f_back
    return found


def _fits(memory, state, layout, start, frame):
    try:
        read = set(_walk(memory, state, layout, start))
    except OSError:
        return False
    # The callers' places stand still while this runs; each true frame must be there with its place.
    true = _true_frames(frame)[:DEEPEST // 2]
    return len(true) > 0 and read.issuperset(true)


def layout():
    """Where frames lie, or None where that can't be told."""
    global _layout, _looked
    if _looked:
        return _layout
    _looked = True
    state = gil.thread_state()
    if not state or sys.implementation.name != "cpython":
        return None
    start = type(layout.__code__).__basicsize__
    try:
        memory = _Memory()
    except OSError:
        return None
    try:
        frame = sys._getframe(1)
        minor = sys.version_info[1]
        tried = [_KNOWN[minor]] if minor in _KNOWN else [(at,) + _NEWER for at in range(0, SEARCHED, 8)]
        for each in tried:
            if _fits(memory, state, each, start, frame):
                _layout = each + (start,)
                break
    finally:
        memory.close()
    return _layout


def _lines(code):
    if not hasattr(code, "co_lines"):
        import dis
        return list(dis.findlinestarts(code))
    found = []
    for start, end, line in code.co_lines():
        if line is not None and (not found or found[-1][1] != line):
            found.append((start, line))
    return found


def _gather(code, file):
    if id(code) in _codes or code.co_filename != file:
        return
    _codes[id(code)] = code  # kept, so that its address stays its own
    for part in code.co_consts:
        if hasattr(part, "co_code"):
            _gather(part, file)


def add(code):
    """The program has this code, and what is defined in it."""
    if not wanted or "INTERLEAVE_RECORD" not in os.environ or code.co_filename in _files:
        return
    _files.add(code.co_filename)
    if "INTERLEAVE_INSIDE" in os.environ or layout() is None:
        from interleave_agent import inside
        inside.begin()
        return
    try:
        _gather(code, code.co_filename)
        _write()
    except Exception:
        pass  # the lines of events are known all the same


def seen(frame):
    """A frame of the program: the code of its file is told, from the outermost frame of that file on."""
    file = frame.f_code.co_filename
    if file in _files:
        return
    outermost = frame
    while frame is not None:
        if frame.f_code.co_filename == file:
            outermost = frame
        frame = frame.f_back
    add(outermost.f_code)


def _write():
    rows = ["layout " + " ".join(map(str, layout()))]
    for number, code in _codes.items():
        rows.append("code %d %s" % (number, " ".join("%d:%d" % each for each in _lines(code))))
    path = os.path.join(os.environ["INTERLEAVE_RUN"], "lines-%d" % os.getpid())
    handle = os.open(path + ".part", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write("\n".join(rows) + "\n")
    os.replace(path + ".part", path)
