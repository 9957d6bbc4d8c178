from contextlib import ExitStack


def note(*args, **kwargs):
    print("note", args, kwargs)


def on_exit(kind, error, trace):
    print("on exit", kind and kind.__name__, error)
    return kind is KeyError


with ExitStack() as stack:
    stack.push(on_exit)
    stack.callback(note, 1, two=2)
    print(stack.callback(note) is note)
    raise KeyError("x")
try:
    with ExitStack() as stack:
        stack.push(on_exit)
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except ZeroDivisionError as error:
    print(error, "while", repr(error.__context__))
with ExitStack() as empty:
    pass
print("end")
