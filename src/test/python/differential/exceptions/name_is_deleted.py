e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    kept = e
try:
    print(e)
except NameError as err:
    print(err)
print(repr(kept))
def f():
    try:
        raise KeyError("k")
    except KeyError as err:
        pass
    try:
        return err
    except UnboundLocalError as u:
        return str(u)
print(f())
import sys
print(sys.exc_info())
try:
    raise ValueError("now")
except ValueError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb is not None, tb.tb_lineno)
print(sys.exc_info()[0])
def g():
    try:
        raise ValueError("outer")
    except ValueError:
        h()
        print(sys.exc_info()[1])
def h():
    try:
        raise KeyError("inner")
    except KeyError:
        print(sys.exc_info()[1])
    print(sys.exc_info()[1])
g()
