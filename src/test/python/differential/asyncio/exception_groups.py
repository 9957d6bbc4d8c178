def main():
    g = ExceptionGroup("several", [ValueError(1), KeyError("k"), ExceptionGroup("inner", [ValueError(2), TypeError("t")])])
    print(g, g.message, len(g.exceptions))
    print(repr(g.subgroup(ValueError)))
    matched, rest = g.split((KeyError, TypeError))
    print(repr(matched), repr(rest))
    print(g.subgroup(OSError), g.subgroup(lambda e: str(e) == "2"))
    print(isinstance(g, Exception), isinstance(BaseExceptionGroup("b", [KeyboardInterrupt()]), Exception))
    print(type(BaseExceptionGroup("b", [ValueError()])).__name__)
    for make in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", 5),
                 lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup(1, [ValueError()])):
        try:
            make()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    try:
        raise g
    except Exception as e:
        print("caught", e is g)


try:
    ExceptionGroup
except NameError:
    print("this Python has no exception groups")
else:
    main()
