"""Copies of objects: of the object alone, or of all it holds."""


class Error(Exception):
    pass


error = Error
_ATOMIC = (int, float, bool, str, bytes, type(None), type(...), type(NotImplemented), type, range, type(len), type(lambda: None))


def _rebuilt(made, memo):
    """An object from what its __reduce__ gave; with a memo all its parts are copied."""
    deep = memo is not None
    function, arguments = made[0], made[1]
    state = made[2] if len(made) > 2 else None
    if deep:
        arguments = tuple(deepcopy(argument, memo) for argument in arguments)
    result = function(*arguments)
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(result, "__setstate__"):
            result.__setstate__(state)
        else:
            result.__dict__.update(state)
    for item in made[3] if len(made) > 3 and made[3] is not None else ():
        result.append(deepcopy(item, memo) if deep else item)
    for key, value in made[4] if len(made) > 4 and made[4] is not None else ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        result[key] = value
    return result


def _instance(x):
    """A new object of the same class, made without __init__."""
    cls = type(x)
    for base in (dict, list, set, tuple, int, float, str, frozenset):
        if isinstance(x, base):
            if base in (tuple, int, float, str, frozenset):
                return base.__new__(cls, x)
            made = base.__new__(cls)
            (made.extend if base is list else made.update)(x)
            return made
    return object.__new__(cls)


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type) or cls in (tuple, frozenset):
        return x
    if cls is list:
        return x[:]
    if cls in (dict, set):
        return x.copy()
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    reduce = getattr(cls, "__reduce__", None)
    if reduce is not None:
        made = reduce(x)
        return x if isinstance(made, str) else _rebuilt(made, None)
    if not hasattr(x, "__dict__") and not hasattr(cls, "__slots__"):
        raise Error("un(shallow)copyable object of type %s" % cls)
    result = _instance(x)
    _fill(result, x, None)
    return result


def _fill(result, x, memo):
    state = dict(getattr(x, "__dict__", {}))
    for base in type(x).__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(x, name):
                state[name] = getattr(x, name)
    for name, value in state.items():
        object.__setattr__(result, name, value if memo is None else deepcopy(value, memo))


def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x))
    if known is not None:
        return known[1]
    result = _deep(x, cls, memo)
    memo[id(x)] = (x, result)  # keeps x alive, and so its id its own
    return result


def _deep(x, cls, memo):
    if cls is list:
        result = []
        memo[id(x)] = (x, result)
        for item in x:
            result.append(deepcopy(item, memo))
        return result
    if cls is dict:
        result = {}
        memo[id(x)] = (x, result)
        for key, value in x.items():
            result[deepcopy(key, memo)] = deepcopy(value, memo)
        return result
    if cls is tuple:
        result = tuple([deepcopy(item, memo) for item in x])
        known = memo.get(id(x))
        if known is not None:
            return known[1]
        return x if all(a is b for a, b in zip(x, result)) else result
    if cls in (set, frozenset):
        return cls([deepcopy(item, memo) for item in x])
    own = getattr(cls, "__deepcopy__", None)
    if own is not None:
        return own(x, memo)
    reduce = getattr(cls, "__reduce__", None)
    if reduce is not None:
        made = reduce(x)
        return x if isinstance(made, str) else _rebuilt(made, memo)
    if not hasattr(x, "__dict__") and not hasattr(cls, "__slots__"):
        raise TypeError("cannot pickle '%s' object" % cls.__name__)
    result = _instance(x)
    memo[id(x)] = (x, result)
    if isinstance(x, list):
        result[:] = [deepcopy(item, memo) for item in x]
    elif isinstance(x, dict):
        result.clear()
        for key, value in x.items():
            result[deepcopy(key, memo)] = deepcopy(value, memo)
    _fill(result, x, memo)
    return result


def replace(obj, /, **changes):
    return type(obj).__replace__(obj, **changes)
