"""What is a coroutine."""


async def _sample():
    pass


_made = _sample()
_coroutine = type(_made)
_made.close()


def iscoroutine(value):
    return isinstance(value, _coroutine)


def iscoroutinefunction(function):
    function = getattr(function, "__func__", function)
    code = getattr(function, "__code__", None)
    return code is not None and bool(code.co_flags & 128)


def described(coroutine):
    """As a task's repr shows it: where it is, or where it was defined."""
    name = getattr(coroutine, "__qualname__", None) or type(coroutine).__name__
    code = getattr(coroutine, "cr_code", None)
    if code is None:
        return name + "()"
    frame = coroutine.cr_frame
    if frame is not None:
        return "%s() running at %s:%s" % (name, code.co_filename, frame.f_lineno)
    return "%s() done, defined at %s:%s" % (name, code.co_filename, code.co_firstlineno)
