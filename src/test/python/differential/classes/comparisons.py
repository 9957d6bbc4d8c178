class Version:
    def __init__(self, *parts):
        self.parts = parts
    def __eq__(self, o):
        return self.parts == o.parts
    def __lt__(self, o):
        return self.parts < o.parts
    def __le__(self, o):
        return self.parts <= o.parts
    def __hash__(self):
        return hash(self.parts)
    def __repr__(self):
        return ".".join(map(str, self.parts))
a, b = Version(1, 2), Version(1, 10)
print(a < b, a > b, a <= b, a >= b, a == Version(1, 2), a != b, sorted([b, a]), max(a, b), min([b, a]), a in [Version(1, 2)], len({a, Version(1, 2)}))
class Weird:
    def __eq__(self, o):
        return "eq"
    def __ne__(self, o):
        return "ne"
    def __contains__(self, x):
        return x == "magic"
    def __len__(self):
        return 3
w = Weird()
print(w == 1, w != 1, "magic" in w, "other" in w, len(w), w is w)
class Neg:
    def __len__(self):
        return -1
for f in (lambda: len(Neg()), lambda: len(5), lambda: [] < 5, lambda: None < None, lambda: {} < {}, lambda: (1,) < [1], lambda: object() < object()):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
nan = float("nan")
print([nan] == [nan], nan in [nan], (nan,) == (nan,), [nan] == [float("nan")])
