import functools


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def repeated(times, joined=list):
    def decorate(function):
        return lambda *args: joined(function(*args) for _ in range(times))

    return decorate


class Logged:
    def __init__(self, function):
        self.function = function
        functools.update_wrapper(self, function)

    def __call__(self, *args):
        print("->", self.__name__, args)
        return self.function(*args)


@repeated(2, tuple)
@counted
def add(a, b=1):
    """Adds."""
    return a + b


@Logged
@counted
def double(n):
    """Doubles."""
    return 2 * n


print(add(1), add(1, 2), double(4), double(double.function.calls))
print(double.function.calls, double.__doc__, double.__wrapped__.__wrapped__(5))


def registered(table, name):
    return lambda function: table.setdefault(name, function)


table = {}


@registered(table, "plus")
@registered(table, "sum")
def plus(a, b):
    return a + b


print(sorted(table), table["plus"] is table["sum"] is plus, table["sum"](2, 3))
