print(max(1, 5, 3), min([4, 2, 8]), max("hello"), min("b", "a"), max([1, 2], key=lambda x: -x), max([], default="none"), min((), default=None), max([(1, "b"), (1, "c")]))
print(max(["aa", "b", "cc"], key=len), min(["aa", "b", "c"], key=len), max(3, 3.0), max(3.0, 3), min(1, True), max({"a": 5, "b": 2}), max({"a": 5, "b": 2}.values()))
for f in (lambda: max([]), lambda: max(), lambda: max(1), lambda: min(1, "a"), lambda: max([1], default=1, key=5)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(abs(-5), abs(5.5), abs(-10**30), abs(False), divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(7.5, 2), pow(2, 3), pow(2.0, 0.5) == 2**0.5, round(2.5), round(-1.5))
print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted({2: "a", 1: "b"}), sorted([1, -2, 3], key=abs), sorted([]), sorted((1,)))
