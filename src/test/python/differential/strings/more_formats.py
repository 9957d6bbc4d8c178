for spec in ("d", "5d", "<5d", "^5d", "+d", " d", "05d", ",d", "_d", "b", "#b", "o", "#o", "x", "X", "#x", "#X", "c", "e", ".2e", "f", ".0f", "g", ".3g", "%", ".1%", "n", "=+8d", "*>8", "08.3f", "+.1f", "10,.2f", ""):
    print(spec, "|", format(97, spec), "|", format(-97, spec) if spec != "c" else "")
for spec in ("", ".3", "10", "<10", "^10", ">10.2", "*^9", "s", "10s", ".0"):
    print(repr(format("hello", spec)))
for v, spec in ((1, "s"), ("a", "d"), ([], "5"), (1.5, "d"), ("a", "+"), (1, ".2d"), (None, "x"), (1, "zz")):
    try:
        print(format(v, spec))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print("{0!r:>6}|{1!s:<6}|{0}".format("a", 5), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{a[0]}{a[1]}".format(a="xy"), "{x.real}".format(x=3))
print(f"{1e-7} {1e16} {123456789.0:,} {0.1:.3%} {-1.5:+} {1/3:.10g} {2**70:e} {True:d} {True} {None!s:>6} {'é':>3}|")
