def kind(x):
    if x is None:
        return "none"
    elif isinstance(x, bool):
        return "bool"
    elif isinstance(x, (int, float)) and not x:
        return "zero"
    elif x in ("a", "b"):
        return "letter"
    else:
        return "other"
print([kind(v) for v in (None, True, 0, 0.0, "a", 5, [])])
print("yes" if [] else "no", 1 and 2, 0 and 2, 0 or "x", None or 0 or [], not [], not 1, 1 and [] or "z")
print(1 if True else 2 if True else 3, (1 if False else 2 if False else 3))
for v in (0, 1, "", "a", [], [0], {}, {0: 0}, None, 0.0, -0.0, (), (0,), range(0), b"", set()):
    print(repr(v), bool(v), end="; ")
print()
class Falsy:
    def __bool__(self):
        return False
class Empty:
    def __len__(self):
        return 0
print(bool(Falsy()), bool(Empty()), not Falsy(), Falsy() or "default", "t" if Empty() else "f")
x = 5
print(0 < x < 10, x == 5 == 5.0, not x == 5, x is not None and x > 3, (not x) in (True, False))
