from contextlib import contextmanager
@contextmanager
def scope(name):
    print('enter', name)
    try:
        yield name.upper()
    except ValueError as error:
        print('handled', error)
    finally:
        print('leave', name)
with scope('a') as value:
    print(value)
with scope('b'):
    raise ValueError('inside')
try:
    with scope('c'):
        raise KeyError('through')
except KeyError as error:
    print('outside', error)
@scope('decorated')
def work():
    print('work')
work()
work()
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def never():
    return
    yield
for broken in (twice, never):
    try:
        with broken():
            pass
    except RuntimeError as error:
        print(error)
try:
    with scope('d'):
        raise StopIteration('kept')
except StopIteration as error:
    print(repr(error))
