class Managed:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is not None)
        return self.swallow
with Managed("a") as a:
    print("body", a)
with Managed("b") as b, Managed("c") as c:
    print(b, c)
with Managed("d", True):
    raise ValueError("swallowed")
try:
    with Managed("e"), Managed("f"):
        raise KeyError("seen")
except KeyError as e:
    print("caught", e)
def f():
    with Managed("g"):
        return "returned"
print(f())
for i in range(2):
    with Managed(f"loop{i}"):
        if i == 0:
            continue
        break
with (Managed("p") as p, Managed("q")):
    print(p)
class NoExit:
    def __enter__(self):
        pass
for bad in (5, NoExit()):
    try:
        with bad:
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
class Raises:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        raise RuntimeError("from exit")
try:
    with Raises():
        raise ValueError("inner")
except RuntimeError as e:
    print(e, repr(e.__context__))
