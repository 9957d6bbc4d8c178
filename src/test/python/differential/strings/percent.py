print("%s %r %d %i %5d|%-5d|%05d %x %o %c %c %%" % ("a", "a", 1, 2, 3, 4, 5, 255, 8, "z", 65))
print("%(a)s and %(b)d" % {"a": "x", "b": 3})
print("%s" % [1, 2], "%s" % (("t",),), "%10s|%-10s|%.2s" % ("right", "left", "truncate"))
print("%+d % d %#x %*d" % (5, 5, 255, 6, 42))
for fmt, args in (("%d", ("a",)), ("%s %s", ("a",)), ("%s", ("a", "b")), ("%(x)s", ({"y": 1},))):
    try:
        print(fmt % (args[0] if len(args) == 1 and isinstance(args[0], dict) else args))
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
