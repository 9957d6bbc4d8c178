"""A profiler that counts and times calls; it hears every thread, and only one may be active: as in CPython from 3.12 on."""
import _lsprof

__all__ = ["run", "runctx", "Profile"]


def run(statement, filename=None, sort=-1):
    import __main__
    return runctx(statement, __main__.__dict__, __main__.__dict__, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    profile = Profile()
    try:
        profile.runctx(statement, globals, locals)
    except SystemExit:
        pass
    finally:
        if filename is None:
            profile.print_stats(sort)
        else:
            profile.dump_stats(filename)


class Profile(_lsprof.Profiler):
    """Profile(timer=None, timeunit=None, subcalls=True, builtins=True)"""

    def print_stats(self, sort=-1):
        import pstats
        if not isinstance(sort, tuple):
            sort = (sort,)
        pstats.Stats(self).strip_dirs().sort_stats(*sort).print_stats()

    def dump_stats(self, file):
        raise NotImplementedError("Little Python can't write a profile to a file; run this on CPython")

    def create_stats(self):
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Puts the numbers so far into `stats`, in the form that pstats reads."""
        entries = self.getstats()
        callers_of = {id(entry.code): {} for entry in entries}
        self.stats = {}
        for entry in entries:
            self.stats[label(entry.code)] = (entry.callcount - entry.reccallcount, entry.callcount, entry.inlinetime, entry.totaltime,
                                             callers_of[id(entry.code)])
        for entry in entries:
            caller = label(entry.code)
            for callee in entry.calls or ():
                callers = callers_of.get(id(callee.code))
                if callers is None:
                    continue
                numbers = (callee.callcount, callee.callcount - callee.reccallcount, callee.inlinetime, callee.totaltime)
                if caller in callers:
                    numbers = tuple(one + other for one, other in zip(numbers, callers[caller]))
                callers[caller] = numbers

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()


def label(code):
    """A function in Python by file, line and name; a built-in one by what it is called."""
    if isinstance(code, str):
        return ("~", 0, code)
    return (code.co_filename, code.co_firstlineno, code.co_name)
