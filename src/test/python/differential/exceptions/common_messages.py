cases = [lambda: [][0], lambda: {}["a"], lambda: int("x"), lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + 1, lambda: "a" * "b", lambda: -"a", lambda: None + 1, lambda: undefined,
         lambda: len(5), lambda: {}.x, lambda: 5(), lambda: 5[0], lambda: [1, 2].nope, lambda: (1, 2)[5], lambda: "abc"[10], lambda: [1][1.5], lambda: next(iter([])),
         lambda: int([]), lambda: float("z"), lambda: chr("a"), lambda: ord(5), lambda: sum(["a"]), lambda: max([]), lambda: min(), lambda: abs("a"), lambda: sorted(5), lambda: dict([1]),
         lambda: dict([(1, 2, 3)]), lambda: tuple(5), lambda: set(5), lambda: isinstance(1, 5), lambda: getattr(5, "x"), lambda: range("a"), lambda: [].append(), lambda: [].append(1, 2),
         lambda: "".join(5), lambda: "abc".split(5), lambda: {1: 2}.get(), lambda: print(sep=5), lambda: round("a"), lambda: divmod(1, "a"), lambda: pow("a", 2), lambda: hash([]),
         lambda: 1 in 2, lambda: "a" in 5, lambda: 1 in "a", lambda: [] > 1, lambda: ~1.5, lambda: 1 << 1.0, lambda: "a" % 1, lambda: zip(1), lambda: map(1), lambda: enumerate(5),
         lambda: reversed({1}), lambda: all(5), lambda: iter(5, 6), lambda: super(), lambda: type(1, 2), lambda: bool(1, 2), lambda: int("5", 99),
         lambda: None[0], lambda: None.x, lambda: (lambda: 0)(1), lambda: print(bad=1), lambda: list(1, 2), lambda: [*5], lambda: {**5}, lambda: 1 @ 2, lambda: "a" - "b", lambda: {} | 5, lambda: (1,) + [2], lambda: [1] * 1.5, lambda: None * [1], lambda: b'a' + 'b', lambda: [1] - [1]]
for i, f in enumerate(cases):
    try:
        print(i, "no error", f())
    except Exception as e:
        print(i, type(e).__name__, e)
