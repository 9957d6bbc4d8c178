saved = None
def fail():
    raise KeyError("k")
try:
    fail()
except KeyError as e:
    saved = e
def later():
    raise saved
later()
