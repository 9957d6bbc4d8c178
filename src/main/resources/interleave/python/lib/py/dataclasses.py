"""Classes made from their annotated fields."""
import sys as _sys


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class _KeywordOnly:
    pass


KW_ONLY = _KeywordOnly()


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only

    def __repr__(self):
        return "Field(name=%r,type=%r,default=%r)" % (self.name, self.type, self.default)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_variable(annotation):
    text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    return text.split("[")[0].split(".")[-1] == "ClassVar"


def _collect(cls, kw_only):
    """The fields of a class in order: those of its bases, then its own."""
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(base.__dict__.get("__dataclass_fields__", {}))
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if _is_class_variable(annotation):
            continue
        text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
        if annotation is KW_ONLY or text.split(".")[-1] == "KW_ONLY":
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        if isinstance(default, Field):
            one = default
        else:
            one = field(default=default)
        one.name, one.type = name, annotation
        if one.kw_only is MISSING:
            one.kw_only = kw_only
        if isinstance(one.default, (list, dict, set)):
            raise ValueError("mutable default %s for field %s is not allowed: use default_factory" % (type(one.default), name))
        if isinstance(default, Field):
            if one.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, one.default)
        fields[name] = one
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError("%r is a field but has no type annotation" % name)
    return fields


def _check_order(fields):
    seen_default = None
    for one in fields:
        if not one.init or one.kw_only:
            continue
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen_default = one.name
        elif seen_default is not None:
            raise TypeError("non-default argument %r follows default argument %r" % (one.name, seen_default))


def _listed(names):
    names = [repr(name) for name in names]
    if len(names) == 1:
        return names[0]
    return "%s%s and %s" % (", ".join(names[:-1]), "," if len(names) > 2 else "", names[-1])


def _missing_error(shown, kind, names):
    return TypeError("%s missing %d required %s argument%s: %s" % (shown, len(names), kind, "" if len(names) == 1 else "s", _listed(names)))


def _make_init(cls, fields, frozen):
    taken = [one for one in fields if one.init]
    positional = [one.name for one in taken if not one.kw_only]
    known = {one.name: one for one in taken}
    required = [one for one in taken if one.default is MISSING and one.default_factory is MISSING]
    by_position = [one.name for one in required if not one.kw_only]
    by_keyword = [one.name for one in required if one.kw_only]
    count = len(positional)
    store = object.__setattr__ if frozen else setattr
    shown = cls.__qualname__ + ".__init__()"
    plain = all(one.init and not one.kw_only for one in fields)

    def __init__(self, /, *args, **kwargs):
        given = len(args)
        if given == count and not kwargs and plain:
            for name, value in zip(positional, args):
                store(self, name, value)
        else:
            if given > count:
                needed = len(by_position) + 1
                takes = str(count + 1) if needed == count + 1 else "from %d to %d" % (needed, count + 1)
                raise TypeError("%s takes %s positional argument%s but %d were given" % (shown, takes, "" if count == 0 else "s", given + 1))
            values = dict(zip(positional, args))
            for name in kwargs:
                if name not in known:
                    raise TypeError("%s got an unexpected keyword argument %r" % (shown, name))
                if name in values:
                    raise TypeError("%s got multiple values for argument %r" % (shown, name))
            values.update(kwargs)
            missing = [name for name in by_position if name not in values]
            if missing:
                raise _missing_error(shown, "positional", missing)
            missing = [name for name in by_keyword if name not in values]
            if missing:
                raise _missing_error(shown, "keyword-only", missing)
            for one in fields:
                if one.name in values:
                    store(self, one.name, values[one.name])
                elif one.default_factory is not MISSING:
                    store(self, one.name, one.default_factory())
                elif one.init:
                    store(self, one.name, one.default)
        if after is not None:
            self.__post_init__()

    after = getattr(cls, "__post_init__", None)
    return __init__


def _repr(fields):
    names = [one.name for one in fields if one.repr]
    running = set()

    def __repr__(self):
        if id(self) in running:
            return "..."
        running.add(id(self))
        try:
            return "%s(%s)" % (type(self).__qualname__, ", ".join(["%s=%r" % (name, getattr(self, name)) for name in names]))
        finally:
            running.discard(id(self))
    return __repr__


def _comparison(names, compare):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(tuple([getattr(self, name) for name in names]), tuple([getattr(other, name) for name in names]))
    return method


def _add(cls, name, function, replace=True):
    if name in cls.__dict__ and not replace:
        return
    function.__name__ = name
    function.__qualname__ = cls.__qualname__ + "." + name
    setattr(cls, name, function)


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot assign to field %r" % name)
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot delete field %r" % name)
        super(cls, self).__delattr__(name)

    _add(cls, "__setattr__", __setattr__)
    _add(cls, "__delattr__", __delattr__)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    fields = _collect(cls, kw_only)
    cls.__dataclass_fields__ = fields
    everything = list(fields.values())
    _check_order(everything)
    for base in cls.__mro__[1:]:
        inherited = base.__dict__.get("__dataclass_frozen__")
        if inherited is not None and inherited != frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one" if inherited else "cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_frozen__ = frozen
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = own_hash is not MISSING and not (own_hash is None and "__eq__" in cls.__dict__)
    if init:
        _add(cls, "__init__", _make_init(cls, everything, frozen))
    if repr:
        _add(cls, "__repr__", _repr(everything), replace=False)
    compared = [one.name for one in everything if one.compare]
    if eq:
        _add(cls, "__eq__", _comparison(compared, lambda a, b: a == b), replace=False)
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, compare in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b), ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
            if name in cls.__dict__:
                raise TypeError("Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering" % (name, cls.__name__))
            _add(cls, name, _comparison(compared, compare))
    if frozen:
        _freeze(cls, set(fields))
    if unsafe_hash or eq and frozen and not has_hash:
        hashed = [one.name for one in everything if (one.compare if one.hash is None else one.hash)]

        def __hash__(self):
            return hash(tuple([getattr(self, name) for name in hashed]))
        _add(cls, "__hash__", __hash__)
    elif eq and not has_hash:
        cls.__hash__ = None
    if match_args:
        cls.__match_args__ = tuple([one.name for one in everything if one.init and not one.kw_only])
    cls.__replace__ = _replace
    if not cls.__doc__:
        cls.__doc__ = cls.__name__
    return cls


def _replace(self, /, **changes):
    for one in self.__dataclass_fields__.values():
        if not one.init:
            if one.name in changes:
                raise ValueError("field %s is declared with init=False, it cannot be specified with replace()" % one.name)
        elif one.name not in changes:
            changes[one.name] = getattr(self, one.name)
    return type(self)(**changes)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
              weakref_slot=False):
    def decorate(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return decorate if cls is None else decorate(cls)


def fields(class_or_instance):
    try:
        return tuple(class_or_instance.__dataclass_fields__.values())
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _taken_apart(value, factory):
    if is_dataclass(value) and not isinstance(value, type):
        return factory([(one.name, _taken_apart(getattr(value, one.name), factory)) for one in fields(value)])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_taken_apart(item, factory) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_taken_apart(item, factory) for item in value])
    if isinstance(value, dict):
        return type(value)([(_taken_apart(key, factory), _taken_apart(item, factory)) for key, item in value.items()])
    import copy
    return copy.deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("asdict() should be called on dataclass instances")
    return _taken_apart(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("astuple() should be called on dataclass instances")
    return _taken_apart(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def replace(obj, /, **changes):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    names, annotations = dict(namespace or {}), {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = "typing.Any"
        else:
            annotations[item[0]] = item[1]
            if len(item) == 3:
                names[item[0]] = item[2]
    names["__annotations__"] = annotations
    names.setdefault("__module__", _sys._caller_name())
    return dataclass(**options)(type(cls_name, tuple(bases), names))
