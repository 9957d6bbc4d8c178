"""sys.setprofile: a program that profiles itself sees what it would see without us.

Where one of our functions stands for one of Python's written in C, its call and what it calls are that one's call; the rest of ours are not heard of at all. What it costs
is one look per event at the file of the frame. cProfile, whose hook is in C, does see us.
"""
import os
import sys

_HERE = os.path.join(os.path.dirname(__file__), "")
_builtins = {}  # the code of a function of ours: what gives, from the names in a frame of it, what it stands for


class _Files(dict):
    """Whether a file is ours."""

    def __missing__(self, file):
        known = self[file] = file.startswith(_HERE)
        return known


_own = _Files()


def stands_for(function, builtin):
    """builtin: from the frame's names to the function written in C."""
    _builtins[function.__code__] = builtin


def inner(cls, *methods):
    """Of a class whose objects have theirs in `_inner`."""
    for name in methods:
        stands_for(vars(cls)[name], lambda local, name=name: getattr(local["self"]._inner, name))


def _hiding(function):
    inside, builtin = None, None  # in which frame of ours this thread is, and what for

    def heard(frame, event, argument):
        nonlocal inside, builtin
        if inside is not None:
            if frame is not inside or event != "return":
                return
            inside = None
            function(frame.f_back, "c_return", builtin)
        elif not _own[frame.f_code.co_filename]:
            function(frame, event, argument)
        elif event == "call" and frame.f_code in _builtins:
            builtin = _builtins[frame.f_code](frame.f_locals)
            inside = frame
            function(frame.f_back, "c_call", builtin)

    heard.heard_by = function
    return heard


def install():
    set_now, get_now = sys.setprofile, sys.getprofile

    def setprofile(function):
        set_now(None if function is None else _hiding(function))

    def getprofile():
        function = get_now()
        return getattr(function, "heard_by", function)

    for ours, now in (setprofile, set_now), (getprofile, get_now):
        ours.__qualname__, ours.__module__, ours.__doc__ = ours.__name__, "sys", now.__doc__
        stands_for(ours, lambda _, now=now: now)
        setattr(sys, ours.__name__, ours)
