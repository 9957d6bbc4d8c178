import sys

events = []


def hook(frame, event, argument):
    name = argument.__name__ if event.startswith("c_") else repr(argument)
    events.append((event, frame.f_code.co_name, name))


def fails():
    raise ValueError("no")


def passes_on():
    fails()


def catches():
    try:
        passes_on()
    except ValueError:
        return "caught"


def in_builtin():
    try:
        len(3)
    except TypeError:
        pass
    try:
        [].pop()
    except IndexError:
        pass
    try:
        sorted([1, 2], key=broken)
    except KeyError:
        pass


def broken(item):
    raise KeyError(item)


def with_finally():
    try:
        fails()
    finally:
        len("x")


sys.setprofile(hook)
catches()
in_builtin()
try:
    with_finally()
except ValueError:
    pass
sys.setprofile(None)
for event in events:
    print(*event)
