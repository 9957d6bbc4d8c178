"""Precise mode, in CPython 3.12 and later: every line of the program's own file that a thread comes to is an event, told by sys.monitoring.

Only code of that file is instrumented: each code object is looked at once, when it is first entered, and all others are passed over from then on. Lines go into the
ring like any event: when it is full they are lost and counted, and nobody waits.
"""
import atexit
import os
import sys
import time

from interleave_agent import core, frames, ring
from interleave_agent.words import LINE

ROUNDS, TURNS = 5, 300
_TOOLS = 4, 3  # none that a debugger, a profiler or coverage takes
_LOOP = "def loop(turns):\n    for turn in range(turns):\n        turn\n"

put = core.put
_file = os.environ.get("INTERLEAVE_PRECISE", "")
_own = {}
_tool = None


def _is_own(file):
    known = _own.get(file)
    if known is None:
        known = _own[file] = file == _file or os.path.isabs(file) and os.path.realpath(file) == _real
    return known


def _started(code, offset):
    if _is_own(code.co_filename):
        sys.monitoring.set_local_events(_tool, code, sys.monitoring.events.LINE)
    return sys.monitoring.DISABLE


def _line(code, line):
    put(LINE, -1, 0, line)


def _same_cost(code, line):
    """As much work as `_line`, and nothing to be seen."""
    put(ring.SKIPPED, -1, 0, line)


def begin(measuring):
    """From here on lines are told; nothing happens where Python is too old or other tools have taken all places.

    measuring: whether what a line costs is measured before, in some milliseconds, and told.
    """
    global _real, _tool
    monitoring = getattr(sys, "monitoring", None)
    if not _file or monitoring is None:
        return
    _real = os.path.realpath(_file) if os.path.isabs(_file) else None
    _tool = next((each for each in _TOOLS if monitoring.get_tool(each) is None), None)
    if _tool is None:
        return
    monitoring.use_tool_id(_tool, "Interleave")
    core.use(globals())
    frames.wanted = False  # nobody needs to look for what is told
    put(ring.COST, -1, _cost(monitoring) if measuring else -1, 0)
    monitoring.register_callback(_tool, monitoring.events.LINE, _line)
    monitoring.register_callback(_tool, monitoring.events.PY_START, _started)
    monitoring.set_events(_tool, monitoring.events.PY_START)
    atexit.register(_end)


def _end():
    sys.monitoring.set_events(_tool, 0)
    sys.monitoring.register_callback(_tool, sys.monitoring.events.LINE, None)
    sys.monitoring.register_callback(_tool, sys.monitoring.events.PY_START, None)


def _cost(monitoring):
    """Nanoseconds of CPU time that one line costs when it is told: a small loop in this interpreter, told and untold in turn, the medians' difference."""
    scope = {}
    exec(compile(_LOOP, "<interleave>", "exec"), scope)
    loop, told = scope["loop"], []
    monitoring.register_callback(_tool, monitoring.events.LINE, lambda code, line: told.append(line))
    _timed(monitoring, loop, True)
    lines = len(told) // 2  # it ran twice
    monitoring.register_callback(_tool, monitoring.events.LINE, _same_cost)
    plain, watched = [], []
    for _ in range(ROUNDS):
        plain.append(_timed(monitoring, loop, False))
        watched.append(_timed(monitoring, loop, True))
    monitoring.set_local_events(_tool, loop.__code__, 0)
    return max(0, sorted(watched)[ROUNDS // 2] - sorted(plain)[ROUNDS // 2]) // max(1, lines)


def _timed(monitoring, loop, telling):
    monitoring.set_local_events(_tool, loop.__code__, monitoring.events.LINE if telling else 0)
    loop(TURNS)  # Python gets used to it
    began = time.thread_time_ns()
    loop(TURNS)
    return time.thread_time_ns() - began
