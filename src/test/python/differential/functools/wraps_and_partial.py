from functools import partial, reduce, wraps
def logged(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        return function.__name__, function(*args, **kwargs)
    return wrapper
@logged
def add(a, b=2):
    "Adds."
    return a + b
print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(1, 1))
ten = partial(add, 10)
print(ten(), ten(b=1), ten.args, ten.keywords, ten.func is add, partial(ten, b=7)(), partial(int, base=2)('101'))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2]), reduce(lambda a, b: a + b, [], 'none'))
try:
    reduce(max, [])
except TypeError as error:
    print(error)
try:
    partial(3)
except TypeError as error:
    print(error)
print(repr(partial(print, 1, sep='-')))
