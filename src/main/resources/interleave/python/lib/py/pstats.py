"""Tables from profiles: Stats, as in CPython's module of this name.

A function is a triple (file, line, name); a built-in one is ('~', 0, '<description>'). What is known of it is
(primitive calls, calls, own time, cumulative time, callers), and of a caller (calls, primitive calls, own time, cumulative time).
"""
import sys

__all__ = ["Stats", "SortKey"]


class SortKey:
    """The names of the orders."""
    CALLS = "calls"
    CUMULATIVE = "cumulative"
    FILENAME = "filename"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time"


# order: what is compared, one key after the other, and its title
_ORDERS = {
    "calls": (("-calls",), "call count"),
    "ncalls": (("-calls",), "call count"),
    "cumtime": (("-cumulative",), "cumulative time"),
    "cumulative": (("-cumulative",), "cumulative time"),
    "filename": (("file",), "file name"),
    "line": (("line",), "line number"),
    "module": (("file",), "file name"),
    "name": (("name",), "function name"),
    "nfl": (("name", "file", "line"), "name/file/line"),
    "pcalls": (("-primitive",), "primitive call count"),
    "stdname": (("shown",), "standard name"),
    "time": (("-own",), "internal time"),
    "tottime": (("-own",), "internal time"),
}
_NUMBERED = {-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}


def _order(word):
    """An order by its name or by the beginning of one, if only one order begins so."""
    if word in _ORDERS:
        return _ORDERS[word]
    meant = [order for name, order in _ORDERS.items() if name.startswith(word)]
    if not word or not meant or any(order is not meant[0] for order in meant) or len(meant) > 1:
        raise KeyError(word)
    return meant[0]


def _key(part, func, stat):
    primitive, calls, own, cumulative, _ = stat
    file, line, name = func
    values = {"-calls": -calls, "-primitive": -primitive, "-own": -own, "-cumulative": -cumulative,
              "file": file, "line": line, "name": name, "shown": func_std_string(func)}
    return values[part]


class Stats:
    """The statistics of one or more profiles; each method gives the object back, so that calls can be chained."""

    def __init__(self, *profiles, stream=None):
        self.stream = stream or sys.stdout
        self.files = []
        self.fcn_list = None
        self.sort_type = ""
        self.all_callees = None
        self.total_tt = 0
        self.total_calls = 0
        self.prim_calls = 0
        self.max_name_len = 0
        self.top_level = set()
        self.stats = {}
        if profiles:
            self._load(profiles[0])
            self.add(*profiles[1:])

    def _load(self, profile):
        if profile is None:
            return
        if isinstance(profile, str):
            raise NotImplementedError("Little Python can't read a profile from a file; run this on CPython")
        if hasattr(profile, "create_stats"):
            profile.create_stats()
            self.stats = profile.stats
            profile.stats = {}
        if not self.stats:
            raise TypeError("Cannot create or construct a %r object from %r" % (self.__class__, profile))
        for func, (primitive, calls, own, _, _) in self.stats.items():
            self.prim_calls += primitive
            self.total_calls += calls
            self.total_tt += own
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def add(self, *profiles):
        """Adds the numbers of other profiles, or of other Stats."""
        for item in reversed(profiles):
            if not isinstance(item, Stats):
                item = Stats(item)
            self.total_calls += item.total_calls
            self.prim_calls += item.prim_calls
            self.total_tt += item.total_tt
            self.max_name_len = max(self.max_name_len, item.max_name_len)
            self.fcn_list = None
            for func, stat in item.stats.items():
                self.stats[func] = add_func_stats(self.stats.get(func, (0, 0, 0, 0, {})), stat)
        return self

    def dump_stats(self, filename):
        raise NotImplementedError("Little Python can't write a profile to a file; run this on CPython")

    def sort_stats(self, *field):
        """Orders what is printed: by one or more of the names in SortKey."""
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [_NUMBERED[field[0]]]
        elif any(type(word) != type(field[0]) for word in field[1:]):
            raise TypeError("Can't have mixed argument type")
        parts = []
        titles = []
        for word in field:
            keys, title = _order(word)
            parts.extend(keys)
            titles.append(title)
        self.sort_type = ", ".join(titles)
        stats = self.stats
        self.fcn_list = sorted(stats, key=lambda func: [_key(part, func, stats[func]) for part in parts])
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        """Leaves the folders out of file names; functions that then have the same name become one."""
        old = self.stats
        self.stats = {}
        self.max_name_len = 0
        for func, (primitive, calls, own, cumulative, callers) in old.items():
            stripped = func_strip_path(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(stripped)))
            stat = (primitive, calls, own, cumulative, {func_strip_path(caller): value for caller, value in callers.items()})
            if stripped in self.stats:
                stat = add_func_stats(self.stats[stripped], stat)
            self.stats[stripped] = stat
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self):
        if self.all_callees:
            return
        self.all_callees = {func: {} for func in self.stats}
        for func, (_, _, _, _, callers) in self.stats.items():
            for caller, value in callers.items():
                self.all_callees.setdefault(caller, {})[func] = value

    def eval_print_amount(self, sel, list, msg):
        """What is left of a list after one restriction: a count, a share below 1.0, or text that the function's description holds."""
        left = list
        if isinstance(sel, str):
            if any(letter in "\\^$*+?{}[]|()" for letter in sel):
                raise NotImplementedError("as a restriction Little Python's pstats takes plain text, no regular expression: %r" % sel)
            left = [func for func in list if sel in func_std_string(func)]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            left = list[:int(len(list) * sel + .5)]
        elif isinstance(sel, int) and 0 <= sel < len(list):
            left = list[:sel]
        if len(left) != len(list):
            msg += "   List reduced from %r to %r due to restriction <%r>\n" % (len(list), len(left), sel)
        return left, msg

    def get_print_list(self, sel_list):
        """The functions to print, and how wide their descriptions are."""
        if self.fcn_list:
            chosen = self.fcn_list[:]
            msg = "   Ordered by: " + self.sort_type + "\n"
        else:
            chosen = list(self.stats)
            msg = "   Random listing order was used\n"
        for selection in sel_list:
            chosen, msg = self.eval_print_amount(selection, chosen, msg)
        if not chosen:
            return 0, chosen
        self._print(msg)
        width = self.max_name_len
        if len(chosen) < len(self.stats):
            width = max(len(func_std_string(func)) for func in chosen)
        return width + 2, chosen

    def _print(self, *words, end="\n"):
        print(*words, end=end, file=self.stream)

    def print_stats(self, *amount):
        for filename in self.files:
            self._print(filename)
        if self.files:
            self._print()
        primitive = "" if self.total_calls == self.prim_calls else "(%d primitive calls) " % self.prim_calls
        self._print(" " * 9 + "%d function calls %sin %.3f seconds\n" % (self.total_calls, primitive, self.total_tt))
        _, chosen = self.get_print_list(amount)
        if chosen:
            self.print_title()
            for func in chosen:
                self.print_line(func)
            self._print("\n")
        return self

    def print_title(self):
        self._print("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)")

    def print_line(self, func):
        primitive, calls, own, cumulative, _ = self.stats[func]
        shown = str(calls) if calls == primitive else "%d/%d" % (calls, primitive)
        self._print(shown.rjust(9), f8(own), f8(own / calls) if calls else " " * 8, f8(cumulative),
                    f8(cumulative / primitive) if primitive else " " * 8, func_std_string(func))

    def print_callers(self, *amount):
        width, chosen = self.get_print_list(amount)
        if chosen:
            self.print_call_heading(width, "was called by...")
            for func in chosen:
                self.print_call_line(width, func, self.stats[func][4], "<-")
            self._print("\n")
        return self

    def print_callees(self, *amount):
        width, chosen = self.get_print_list(amount)
        if chosen:
            self.calc_callees()
            self.print_call_heading(width, "called...")
            for func in chosen:
                self.print_call_line(width, func, self.all_callees.get(func, {}), "->")
            self._print("\n")
        return self

    def print_call_heading(self, name_size, column_title):
        self._print("Function ".ljust(name_size) + column_title)
        if any(stat[4] for stat in self.stats.values()):
            self._print(" " * name_size + "    ncalls  tottime  cumtime")

    def print_call_line(self, name_size, source, call_dict, arrow="->"):
        self._print(func_std_string(source).ljust(name_size) + arrow, end=" ")
        if not call_dict:
            self._print()
        margin, indent = 0, 0
        for func in sorted(call_dict):
            calls, primitive, own, cumulative = call_dict[func]
            shown = "%d" % calls if calls == primitive else "%d/%d" % (calls, primitive)
            self._print(" " * margin + shown.rjust(7 + 2 * indent), f8(own), f8(cumulative), "", func_std_string(func))
            margin, indent = name_size + 1, 1


def func_strip_path(func_name):
    filename, line, name = func_name
    return filename.replace("\\", "/").rpartition("/")[2], line, name


def func_get_function_name(func):
    return func[2]


def func_std_string(func_name):
    """`file.py:12(name)`, or `{built-in method builtins.sum}`."""
    filename, line, name = func_name
    if (filename, line) != ("~", 0):
        return "%s:%d(%s)" % func_name
    return "{%s}" % name[1:-1] if name.startswith("<") and name.endswith(">") else name


def add_func_stats(target, source):
    """The sum of two functions' numbers."""
    primitive, calls, own, cumulative, callers = source
    return (primitive + target[0], calls + target[1], own + target[2], cumulative + target[3], add_callers(target[4], callers))


def add_callers(target, source):
    summed = dict(target)
    for func, caller in source.items():
        if func in summed:
            caller = tuple(one + other for one, other in zip(caller, summed[func]))
        summed[func] = caller
    return summed


def count_calls(callers):
    return sum(calls for calls in callers.values())


def f8(x):
    return "%8.3f" % x
