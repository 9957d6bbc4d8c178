"""Names for annotations, which mean nothing while a program runs."""
TYPE_CHECKING = False


class _Name:
    """Any name of typing, with or without something in brackets."""

    def __init__(self, name):
        self.__name__ = name

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        shown = ", ".join([getattr(p, "__name__", repr(p)) if isinstance(p, type) else "..." if p is ... else repr(p) for p in parameters])
        return _Name("%s[%s]" % (self.__name__, shown))

    def __call__(self, *args, **kwargs):
        raise TypeError("Cannot instantiate typing.%s" % self.__name__)

    def __or__(self, other):
        return Union[self, other]

    __ror__ = __or__

    def __eq__(self, other):
        return isinstance(other, _Name) and self.__name__ == other.__name__

    def __hash__(self):
        return hash(self.__name__)

    def __repr__(self):
        return "typing." + self.__name__


Any = _Name("Any")
NoReturn, Never, Final, ClassVar, Literal = [_Name(n) for n in ("NoReturn", "Never", "Final", "ClassVar", "Literal")]
Union, Optional, Callable, Type, Annotated = [_Name(n) for n in ("Union", "Optional", "Callable", "Type", "Annotated")]
List, Dict, Set, FrozenSet, Tuple, Deque = [_Name(n) for n in ("List", "Dict", "Set", "FrozenSet", "Tuple", "Deque")]
DefaultDict, OrderedDict, Counter, ChainMap = [_Name(n) for n in ("DefaultDict", "OrderedDict", "Counter", "ChainMap")]
Iterable, Iterator, Generator, Sequence, MutableSequence = [_Name(n) for n in ("Iterable", "Iterator", "Generator", "Sequence", "MutableSequence")]
Mapping, MutableMapping, Collection, Container, Sized, Hashable = [
    _Name(n) for n in ("Mapping", "MutableMapping", "Collection", "Container", "Sized", "Hashable")]
Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator = [
    _Name(n) for n in ("Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator")]
ContextManager, AsyncContextManager, AbstractSet, MutableSet = [
    _Name(n) for n in ("ContextManager", "AsyncContextManager", "AbstractSet", "MutableSet")]
Text, AnyStr, SupportsInt, SupportsFloat, Hashable, Reversible = [
    _Name(n) for n in ("Text", "AnyStr", "SupportsInt", "SupportsFloat", "Hashable", "Reversible")]
Self, LiteralString, TypeAlias, Concatenate, TypeGuard, Required, NotRequired, Unpack, ParamSpecArgs = [
    _Name(n) for n in ("Self", "LiteralString", "TypeAlias", "Concatenate", "TypeGuard", "Required", "NotRequired", "Unpack", "ParamSpecArgs")]
IO = TextIO = BinaryIO = _Name("IO")


class TypeVar(_Name):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        super().__init__(name)
        self.__bound__, self.__constraints__ = bound, constraints

    def __repr__(self):
        return "~" + self.__name__


class ParamSpec(TypeVar):
    args = kwargs = Any


class Generic:
    @classmethod
    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    pass


def NewType(name, tp):
    def new(x):
        return x
    new.__name__ = name
    return new


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, namespace):
        if not bases:
            return super().__new__(meta, name, bases, namespace)
        from collections import namedtuple
        fields = list(namespace.get("__annotations__", {}))
        defaults = [namespace[field] for field in fields if field in namespace]
        for early, late in zip(fields, fields[1:]):
            if early in namespace and late not in namespace:
                raise TypeError("Non-default namedtuple field %s cannot follow default field %s" % (late, early))
        made = namedtuple(name, fields, defaults=defaults, module=namespace.get("__module__"))
        for key, value in namespace.items():
            if key not in fields and key not in ("__module__", "__qualname__", "__classcell__"):
                setattr(made, key, value)
        return made

    def __call__(cls, typename, fields=(), /, **kwargs):
        from collections import namedtuple
        return namedtuple(typename, [name for name, _ in fields or kwargs.items()])


class NamedTuple(metaclass=_NamedTupleMeta):
    pass


class _TypedDict(type):
    def __new__(meta, name, bases, namespace, total=True):
        return super().__new__(meta, name, (dict,), namespace)


class TypedDict(dict, metaclass=_TypedDict):
    pass


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


override = no_type_check = runtime_checkable = final


def get_type_hints(obj, globalns=None, localns=None):
    return dict(getattr(obj, "__annotations__", {}))


def assert_never(arg):
    raise AssertionError("Expected code to be unreachable, but got: %r" % (arg,))
