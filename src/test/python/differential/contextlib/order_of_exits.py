from contextlib import ExitStack, contextmanager


@contextmanager
def room(name, forgives=False):
    print("in", name)
    try:
        yield name.upper()
    except ValueError as error:
        print(name, "sees", error)
        if not forgives:
            raise
    finally:
        print("out", name)


with room("a") as a, room("b") as b:
    print(a, b)
with ExitStack() as stack:
    names = [stack.enter_context(room(name, name == "d")) for name in "cde"]
    print(names)
    raise ValueError("trouble")
print("after")
try:
    with room("f"):
        raise KeyError("k")
except KeyError as error:
    print("left with", error)


@room("g")
def decorated(n):
    return n + 1


print(decorated(1), decorated(2))
