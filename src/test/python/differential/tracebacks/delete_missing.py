d = {}
try:
    del d["x"]
except KeyError as e:
    print(repr(e))
del d["y"]
