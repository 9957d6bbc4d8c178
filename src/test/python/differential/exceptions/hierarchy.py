class AppError(Exception):
    def __init__(self, code, message="default"):
        super().__init__(message)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {super().__str__()}"
class NotFound(AppError):
    pass
for raiser in (AppError(1), NotFound(404, "gone"), ValueError("v"), KeyError("k"), IndexError(), ZeroDivisionError("z")):
    try:
        raise raiser
    except NotFound as e:
        print("NotFound", e, e.code, e.args)
    except AppError as e:
        print("AppError", e)
    except (KeyError, IndexError) as e:
        print("lookup", repr(e), isinstance(e, LookupError))
    except ArithmeticError as e:
        print("arith", e)
    except Exception as e:
        print("other", type(e).__name__, e)
print([c.__name__ for c in ZeroDivisionError.__mro__], issubclass(KeyError, LookupError), issubclass(KeyboardInterrupt, Exception), OSError is IOError)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args)
try:
    raise ValueError("a", 2)
except ValueError as e:
    print(e, e.args, repr(e))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise int
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e)
