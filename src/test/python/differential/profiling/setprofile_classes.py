import sys

events = []


def hook(frame, event, argument):
    events.append((event, frame.f_code.co_name, argument.__name__ if event.startswith("c_") else ""))


def mark(cls):
    return cls


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return True


def run():
    class Plain:
        limit = len("abc")

    @mark
    class Marked(Plain):
        def __init__(self):
            super().__init__()

    Marked()
    with Manager():
        pass
    with Manager():
        raise ValueError


sys.setprofile(hook)
run()
sys.setprofile(None)
for event in events:
    print(*event)
