class Guard:
    def __init__(self, name, swallows=()):
        self.name, self.swallows = name, swallows
        print("make", name)

    def __enter__(self):
        print("enter", self.name)
        if self.name == "bad":
            raise OSError("cannot enter")
        return self.name

    def __exit__(self, kind, error, trace):
        print("exit", self.name, error)
        return kind is not None and issubclass(kind, self.swallows)


with Guard("a") as a, Guard("b", (ValueError,)) as b:
    print(a, b)
    raise ValueError("v")
try:
    with Guard("c"), Guard("bad"), Guard("never"):
        print("not here")
except OSError as error:
    print("caught", error)


def leave_early():
    for n in range(3):
        with Guard("r%d" % n):
            if n == 0:
                continue
            return n


print(leave_early())
with Guard("keys") as pairs, Guard("x") as (x):
    print(pairs, x)
target = {}
with Guard("t") as target["name"]:
    print(target)
