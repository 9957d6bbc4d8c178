"""Functions that take or give functions."""
from _functools import cached as _cached, partial, reduce
from collections import namedtuple as _namedtuple

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


_CacheInfo = _namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    def decorate(function):
        wrapper = _cached(function, most, bool(typed), _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": most, "typed": typed}
        return update_wrapper(wrapper, function)
    if callable(maxsize) and not isinstance(maxsize, int):
        most, typed, function = 128, False, maxsize
        return decorate(function)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    most = maxsize
    return decorate


def cache(function):
    return lru_cache(maxsize=None)(function)


class cached_property:
    """A property worked out at its first use and then kept in the object."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names (%r and %r)." % (self.attrname, name))

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        kept = instance.__dict__
        value = kept.get(self.attrname, self)
        if value is self:
            value = kept[self.attrname] = self.func(instance)
        return value


class _Key:
    __slots__ = ("obj", "compare")

    def __init__(self, obj, compare):
        self.obj, self.compare = obj, compare

    def __lt__(self, other):
        return self.compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self.compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self.compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self.compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self.compare(self.obj, other.obj) >= 0

    __hash__ = None


def cmp_to_key(mycmp):
    return lambda obj: _Key(obj, mycmp)


def _derived(method, negate, also_equal):
    """A comparison made from another: its opposite, or it and (in)equality."""
    def compare(self, other):
        result = getattr(type(self), method)(self, other)
        if result is NotImplemented:
            return result
        if also_equal is None:
            return not result if negate else result
        if negate:
            result = not result
        return result and self != other if also_equal == "unequal" else result or self == other
    return compare


_DERIVED = {
    "__lt__": [("__gt__", True, "unequal"), ("__le__", False, "equal"), ("__ge__", True, None)],
    "__le__": [("__ge__", True, "equal"), ("__lt__", False, "unequal"), ("__gt__", True, None)],
    "__gt__": [("__lt__", True, "unequal"), ("__ge__", False, "equal"), ("__le__", True, None)],
    "__ge__": [("__le__", True, "equal"), ("__gt__", False, "unequal"), ("__lt__", True, None)],
}


def total_ordering(cls):
    """Fills in the comparisons that a class with one of them and __eq__ lacks."""
    roots = [name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)  # __lt__ before __le__ before __gt__ before __ge__
    for name, negate, also_equal in _DERIVED[root]:
        if name not in roots:
            compare = _derived(root, negate, also_equal)
            compare.__name__ = name
            setattr(cls, name, compare)
    return cls


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, instance, owner=None):
        bound = self.func if instance is None else self.func.__get__(instance, owner)
        return partial(bound, *self.args, **self.keywords)


def singledispatch(func):
    """A function that picks its implementation by the class of its first argument."""
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func

    def register(cls, implementation=None):
        if implementation is None:
            return lambda given: register(cls, given)
        registry[cls] = implementation
        return implementation

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError("%s requires at least 1 positional argument" % func.__name__)
        return dispatch(args[0].__class__)(*args, **kwargs)

    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return update_wrapper(wrapper, func)
