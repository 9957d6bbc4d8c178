import sys

events = []


def hook(frame, event, argument):
    events.append((event, frame.f_code.co_name, frame.f_lineno, repr(argument) if event == "return" else ""))


def numbers():
    got = yield 1
    yield got
    return 3


def delegates():
    result = yield from numbers()
    yield result


def endless():
    try:
        while True:
            yield
    finally:
        pass


sys.setprofile(hook)
for n in numbers():
    pass
g = numbers()
next(g)
g.send("sent")
g = endless()
next(g)
try:
    g.throw(KeyError)
except KeyError:
    pass
list(delegates())
sum(i for i in (1, 2))
any(i for i in (0, 1, 2))
sys.setprofile(None)
for event in events:
    print(*event)
