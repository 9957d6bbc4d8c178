"""Warnings: printed once for each place they come from."""
import sys as _sys

filters = []
_seen = set()


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    text = str(message)
    for action, kind in filters:
        if issubclass(category, kind):
            break
    else:
        action = "ignore" if category is DeprecationWarning else "default"
    if action == "ignore":
        return
    if action == "error":
        raise message if isinstance(message, Warning) else category(message)
    if action != "always":
        if (text, category) in _seen:
            return
        _seen.add((text, category))
    caught = catch_warnings._lists
    if caught:
        caught[-1].append(WarningMessage(message if isinstance(message, Warning) else category(message), category))
        return
    print("%s: %s" % (category.__name__, text), file=_sys.stderr)


class WarningMessage:
    def __init__(self, message, category):
        self.message, self.category = message, category


def simplefilter(action, category=Warning, lineno=0, append=False):
    filters.insert(len(filters) if append else 0, (action, category))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    simplefilter(action, category, lineno, append)


def resetwarnings():
    filters.clear()


class catch_warnings:
    _lists = []

    def __init__(self, *, record=False, **options):
        self._record = record

    def __enter__(self):
        self._filters = filters[:]
        if self._record:
            self._caught = []
            catch_warnings._lists.append(self._caught)
            return self._caught

    def __exit__(self, *exception):
        filters[:] = self._filters
        if self._record:
            catch_warnings._lists.remove(self._caught)
