def echo():
    received = None
    while True:
        received = yield received
        print("got", received)
g = echo()
print(next(g), g.send("a"), g.send(5))
def catcher():
    while True:
        try:
            yield 1
        except ValueError as e:
            print("caught", e)
            yield "handled"
        finally:
            print("finally")
g = catcher()
next(g)
print(g.throw(ValueError("boom")))
g.close()
def closing():
    try:
        yield 1
    except GeneratorExit:
        print("closed")
        raise
g = closing()
next(g)
g.close()
g.close()
try:
    next(g)
except StopIteration:
    print("stopped")
g = echo()
try:
    g.send(1)
except TypeError as e:
    print(e)
def raises():
    yield 1
    raise KeyError("inside")
g = raises()
next(g)
try:
    next(g)
except KeyError as e:
    print(repr(e))
def bad():
    yield 1
    raise StopIteration
try:
    list(bad())
except RuntimeError as e:
    print(e)
