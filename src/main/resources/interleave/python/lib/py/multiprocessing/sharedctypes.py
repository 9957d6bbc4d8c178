"""Numbers that processes share: every reading and writing goes through the app."""
from _multiprocessing import Cells

_WHOLE = {'b': 8, 'B': -8, 'h': 16, 'H': -16, 'i': 32, 'I': -32, 'l': 64, 'L': -64, 'q': 64, 'Q': -64}
_REAL = ('f', 'd')
_NAMES = {'c_int': 'i', 'c_long': 'l', 'c_longlong': 'q', 'c_double': 'd', 'c_float': 'f', 'c_bool': '?'}


def _code(typecode):
    code = typecode if isinstance(typecode, str) else _NAMES.get(getattr(typecode, '__name__', ''))
    if code not in _WHOLE and code not in _REAL and code != '?':
        raise TypeError('shared values of Little Python have a typecode of b B h H i I l L q Q f d, not %r' % (typecode,))
    return code


def _fit(code, value):
    """What the type keeps of a number, as C has it."""
    if code in _REAL:
        return float(value)
    if code == '?':
        return int(bool(value))
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    bits = _WHOLE[code]
    size = abs(bits)
    value &= (1 << size) - 1
    if (bits > 0 or size == 64) and value >> (size - 1):
        value -= 1 << size
    return value


class _RawValue:
    def __init__(self, code, *args):
        self._type = code
        self._cells = Cells(1, code in _REAL)
        if args:
            self._cells[0] = _fit(code, args[0])

    @property
    def value(self):
        value = self._cells[0]
        return bool(value) if self._type == '?' else value

    @value.setter
    def value(self, value):
        self._cells[0] = _fit(self._type, value)


class _RawArray:
    def __init__(self, code, size_or_initializer):
        self._type = code
        if isinstance(size_or_initializer, int):
            self._cells = Cells(size_or_initializer, code in _REAL)
        else:
            items = list(size_or_initializer)
            self._cells = Cells(len(items), code in _REAL)
            for i, item in enumerate(items):
                self._cells[i] = _fit(code, item)

    def __len__(self):
        return len(self._cells)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self._cells[i] for i in range(*index.indices(len(self._cells)))]
        return self._cells[index]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            for i, item in zip(range(*index.indices(len(self._cells))), value):
                self._cells[i] = _fit(self._type, item)
        else:
            self._cells[index] = _fit(self._type, value)

    def __iter__(self):
        for i in range(len(self._cells)):
            yield self._cells[i]


class _Synchronized:
    def __init__(self, obj, lock):
        self._obj = obj
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release

    def __getstate__(self):
        return {'_obj': self._obj, '_lock': self._lock}

    def __setstate__(self, state):
        self._obj, self._lock = state['_obj'], state['_lock']
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock


class Synchronized(_Synchronized):
    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value


class SynchronizedArray(_Synchronized):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value

    def __iter__(self):
        for i in range(len(self._obj)):
            yield self[i]


def RawValue(typecode_or_type, *args):
    return _RawValue(_code(typecode_or_type), *args)


def RawArray(typecode_or_type, size_or_initializer):
    return _RawArray(_code(typecode_or_type), size_or_initializer)


def Value(typecode_or_type, *args, lock=True, ctx):
    raw = RawValue(typecode_or_type, *args)
    return raw if lock is False else Synchronized(raw, ctx.RLock() if lock is True or lock is None else lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx):
    raw = RawArray(typecode_or_type, size_or_initializer)
    return raw if lock is False else SynchronizedArray(raw, ctx.RLock() if lock is True or lock is None else lock)
