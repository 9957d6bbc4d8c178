"""Scopes for `with`: made from generators, put together, ignored."""
from functools import wraps as _wraps


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return None


class ContextDecorator:
    """A scope that can also decorate a function: each call runs inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @_wraps(function)
        def inside(*args, **kwargs):
            with self._recreate_cm():
                return function(*args, **kwargs)
        return inside


class _GeneratorContextManager(ContextDecorator):
    def __init__(self, function, args, kwargs):
        self.gen = function(*args, **kwargs)
        self.func, self.args, self.kwds = function, args, kwargs
        self.__doc__ = function.__doc__

    def _recreate_cm(self):
        return _GeneratorContextManager(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = kind()
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            return stop is not value  # a StopIteration that the body raised isn't the generator's end
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


def contextmanager(function):
    """Makes a function that yields once into a maker of scopes: what comes before the yield enters, what follows leaves."""
    @_wraps(function)
    def make(*args, **kwargs):
        return _GeneratorContextManager(function, args, kwargs)
    return make


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exception):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exception):
        pass


class _Redirect(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []  # the same scope may be entered again inside itself

    def __enter__(self):
        import sys
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *exception):
        import sys
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    _stream = "stdout"


class redirect_stderr(_Redirect):
    _stream = "stderr"


class ExitStack(AbstractContextManager):
    """Any number of scopes and call-backs, left in reverse order."""

    def __init__(self):
        self._callbacks = []

    def push(self, exit):
        leave = getattr(type(exit), "__exit__", None)
        if leave is None:
            self._callbacks.append(exit)
        else:
            self._callbacks.append(lambda *exception: leave(exit, *exception))
        return exit

    def enter_context(self, manager):
        kind = type(manager)
        try:
            enter, leave = kind.__enter__, kind.__exit__
        except AttributeError:
            raise TypeError("'%s.%s' object does not support the context manager protocol"
                            % (kind.__module__, kind.__qualname__)) from None
        result = enter(manager)
        self._callbacks.append(lambda *exception: leave(manager, *exception))
        return result

    def callback(self, function, /, *args, **kwargs):
        def call(kind, value, traceback):
            function(*args, **kwargs)
        self._callbacks.append(call)
        return function

    def pop_all(self):
        other = type(self)()
        other._callbacks, self._callbacks = self._callbacks, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, value, traceback):
        given, current = value, value
        while self._callbacks:
            leave = self._callbacks.pop()
            try:
                if current is None:
                    handled = leave(None, None, None)
                else:
                    handled = leave(type(current), current, current.__traceback__)
                if handled:
                    current = None
            except BaseException as error:
                current = error
        if current is None:
            return given is not None
        if current is not given:
            raise current
        return False
