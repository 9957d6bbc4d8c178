"""Enumerations: classes whose members are all there is."""


class auto:
    """A value to be found when the class is made."""

    def __init__(self, value=None):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


def _is_member(name, value):
    if name.startswith("__") and name.endswith("__") or name.startswith("_") and name.endswith("_"):
        return False
    if isinstance(value, nonmember):
        return False
    if isinstance(value, (property, classmethod, staticmethod)):
        return False
    return not (hasattr(value, "__get__") or hasattr(value, "__set__"))


class EnumMeta(type):
    def __new__(meta, name, bases, namespace, **kwargs):
        if not any(isinstance(base, EnumMeta) for base in bases):
            return super().__new__(meta, name, bases, namespace, **kwargs)
        for base in bases:
            if isinstance(base, EnumMeta) and base._member_map_:
                raise TypeError("<enum %r> cannot extend <enum %r>" % (name, base.__name__))
        values = {key: value for key, value in namespace.items() if _is_member(key, value)}
        rest = {key: value.value if isinstance(value, nonmember) else value for key, value in namespace.items() if key not in values}
        cls = super().__new__(meta, name, bases, rest, **kwargs)
        cls._member_map_, cls._value2member_map_, cls._member_names_ = {}, {}, []
        kind = cls._data_type()
        if kind is not None:  # members print as members, whatever comes first in the order of bases
            first = [base for base in bases if isinstance(base, EnumMeta)][-1]
            for key in ("__repr__", "__str__", "__format__"):
                if next(base for base in cls.__mro__ if key in base.__dict__) in (kind, object):
                    type.__setattr__(cls, key, getattr(first, key))
        for key, value in values.items():
            cls._add(key, value, kind)
        return cls

    def _data_type(cls):
        """The plain type that members also are (int for IntEnum), or None."""
        for base in cls.__mro__:
            if base in (int, float, str, tuple):
                return base
        return None

    def _add(cls, name, value, kind):
        if isinstance(value, member):
            value = value.value
        earlier = [made._value_ for made in cls._member_map_.values()]
        if isinstance(value, auto):
            value = cls._generate_next_value_(name, 1, len(earlier), earlier)
        elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            value = tuple(cls._generate_next_value_(name, 1, len(earlier), earlier) if isinstance(part, auto) else part for part in value)
        arguments = value if isinstance(value, tuple) else (value,)
        own = cls._own_new()
        if own is not None:
            made = own(cls, *arguments)
            if not hasattr(made, "_value_"):
                made._value_ = value if kind is None else kind(*arguments)
        elif kind is None:
            made = object.__new__(cls)
            made._value_ = value
        else:
            made = kind.__new__(cls, *(arguments if kind is not tuple else (value,)))
            made._value_ = value if kind is tuple else kind(*arguments)
        made._name_ = name
        made.__objclass__ = cls
        if cls.__init__ is not object.__init__:
            made.__init__(*arguments)
        for other in cls._member_map_.values():
            if other._value_ == made._value_:
                cls._member_map_[name] = other
                type.__setattr__(cls, name, other)
                return
        made._sort_order_ = len(cls._member_names_)
        cls._member_names_.append(name)
        cls._member_map_[name] = made
        type.__setattr__(cls, name, made)
        try:
            cls._value2member_map_[made._value_] = made
        except TypeError:
            pass

    def _own_new(cls):
        for base in cls.__mro__:
            if base is Enum:
                return None
            new = base.__dict__.get("__new__")
            if new is not None and base not in (int, float, str, tuple, object):
                return new.__func__ if isinstance(new, staticmethod) else new
        return None

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is not None:
            return cls._made(value, names, module, type, start)
        return cls._of(value)

    def _of(cls, value):
        if isinstance(value, cls):
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for made in cls._member_map_.values():
                if made._value_ == value:
                    return made
        made = cls._missing_(value)
        if isinstance(made, cls):
            return made
        if made is None:
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        raise TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, made))

    def _made(cls, name, names, module, mixed, start):
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, dict):
            pairs = list(names.items())
        else:
            pairs = [pair if isinstance(pair, (tuple, list)) else (pair, place) for place, pair in enumerate(names, start)]
        bases = (cls,) if mixed is None else (mixed, cls)
        import sys
        return EnumMeta(name, bases, dict(pairs, __module__=module or sys._caller_name()))

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return any(made._value_ == value for made in cls)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, name))
        super().__delattr__(name)

    def __repr__(cls):
        return "<%s %r>" % ("flag" if Flag is not None and issubclass(cls, Flag) else "enum", cls.__name__)


EnumType = EnumMeta
Flag = None


class Enum(metaclass=EnumMeta):
    _member_map_ = {}
    _value2member_map_ = {}
    _member_names_ = []

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        numbers = [value for value in last_values if isinstance(value, int)]
        return max(numbers) + 1 if numbers else start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (type(self).__name__, self._name_)

    def __format__(self, specification):
        return str.__format__(str(self), specification)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return True if self is other else NotImplemented

    def __reduce__(self):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]


class ReprEnum(Enum):
    """Members print as their values do."""


class IntEnum(int, ReprEnum):
    __hash__ = int.__hash__
    __eq__ = int.__eq__

    def __repr__(self):
        return Enum.__repr__(self)

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, specification):
        return int.__format__(self, specification)

    def __reduce__(self):
        return type(self), (self._value_,)


class StrEnum(str, ReprEnum):
    __hash__ = str.__hash__
    __eq__ = str.__eq__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __repr__(self):
        return Enum.__repr__(self)

    def __str__(self):
        return self._value_

    def __format__(self, specification):
        return str.__format__(self, specification)


class _FlagMeta(EnumMeta):
    def _of(cls, value):
        if isinstance(value, cls):
            return value
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        every = 0
        for made in cls._member_map_.values():
            every |= made._value_
        if value < 0:
            value &= every
        if value & ~every and not issubclass(cls, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        kind = cls._data_type()
        made = object.__new__(cls) if kind is None else kind.__new__(cls, value)
        made._value_ = value
        parts = [part._name_ for part in cls if part._value_ and part._value_ & value == part._value_]
        made._name_ = "|".join(parts) or None
        made.__objclass__ = cls
        return cls._value2member_map_.setdefault(value, made)

    def __iter__(cls):
        made = [cls._member_map_[name] for name in cls._member_names_]
        return iter([one for one in made if one._value_ and one._value_ & one._value_ - 1 == 0])


class Flag(Enum, metaclass=_FlagMeta):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max((value.bit_length() for value in last_values), default=0) if last_values else start

    def _combined(self, other, combine):
        if isinstance(other, type(self)):
            other = other._value_
        elif not (isinstance(self, int) and isinstance(other, int)):
            return NotImplemented
        return type(self)(combine(self._value_, other))

    def __or__(self, other):
        return self._combined(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._combined(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combined(other, lambda a, b: a ^ b)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return type(self)(~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __iter__(self):
        return iter([one for one in type(self) if one._value_ & self._value_])

    def __len__(self):
        return sum(1 for _ in self)

    def __repr__(self):
        if self._name_ is None:
            return "<%s: %r>" % (type(self).__name__, self._value_)
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (type(self).__name__, self._value_)
        return "%s.%s" % (type(self).__name__, self._name_)


class IntFlag(int, Flag):
    __hash__ = int.__hash__
    __eq__ = int.__eq__
    __str__ = int.__repr__

    def __repr__(self):
        return Flag.__repr__(self)


def unique(enumeration):
    aliases = [(alias, made._name_) for alias, made in enumeration.__members__.items() if alias != made._name_]
    if aliases:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, ", ".join("%s -> %s" % pair for pair in aliases)))
    return enumeration
