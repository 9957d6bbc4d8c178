import sys


def chain(frame):
    names = []
    while frame is not None:
        names.append("%s:%d" % (frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return " < ".join(names)


def hook(frame, event, argument):
    if event in ("call", "return"):
        seen.append((event, chain(frame), frame.f_code.co_firstlineno, frame.f_code.co_filename.endswith("setprofile_frames.py")))


def same(function):
    return function


@same
@same
def decorated(n):
    # A comment, so that the line moves.
    return n


def middle():
    x = 1

    return decorated(x)


class Thing:
    @same
    def method(self):
        return middle()


seen = []
sys.setprofile(hook)
Thing().method()
sys.setprofile(None)
for line in seen:
    print(*line)
