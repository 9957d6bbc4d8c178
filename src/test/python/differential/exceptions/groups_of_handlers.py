def classify(f):
    try:
        return f()
    except (TypeError, ValueError) as e:
        return "TV " + type(e).__name__
    except LookupError as e:
        return "L " + type(e).__name__
    except BaseException as e:
        return "B " + type(e).__name__
def raise_(e):
    raise e
print(classify(lambda: int("x")), classify(lambda: [][1]), classify(lambda: {}[1]), classify(lambda: raise_(SystemExit(3))), classify(lambda: raise_(KeyboardInterrupt())),
      classify(lambda: raise_(StopIteration())), classify(lambda: raise_(NotImplementedError("n"))), classify(lambda: raise_(GeneratorExit())), classify(lambda: 5))
errors = (KeyError, IndexError)
try:
    [][0]
except errors as e:
    print(repr(e))
try:
    try:
        raise ValueError("x")
    except TypeError:
        print("no")
except:
    print("bare")
def assertion(x):
    assert isinstance(x, int), f"not an int: {x!r}"
    return x
print(classify(lambda: assertion("s")), assertion(5))
try:
    raise SystemExit(7)
except SystemExit as e:
    print(e.code, repr(e))
try:
    import no_such_module_here
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from sys import no_such_name
except ImportError as e:
    print(str(e).split(" (")[0])
