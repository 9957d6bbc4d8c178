print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0.real} {1[0]} {2[k]}".format(5, [7], {"k": 9}))
print("{:>8}|{:<8}|{:^8}|{:*>8}".format("a", "b", "c", "d"), "{:,}".format(1234567), "{:{}}".format("x", 5) + "|", "{!r}".format("q"))
print("{{}}".format(), "{:d} {:b} {:x} {:o} {:c}".format(10, 10, 255, 8, 97))
for f in (lambda: "{} {}".format(1), lambda: "{x}".format(y=1), lambda: "{:d}".format("a"), lambda: "{".format()):
    try:
        print(f())
    except (IndexError, KeyError, ValueError) as e:
        print(type(e).__name__, e)
print(format("abc", ">5"), format(42, "x"), format([1, 2]), str.format("{}", 1))
