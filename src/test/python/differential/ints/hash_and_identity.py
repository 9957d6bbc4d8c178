print(hash(5), hash(-1), hash(-2), hash(0), hash(2**61 - 1), hash(2**61), hash(10**30))
print(hash(1.0), hash(0.5), hash(-0.0), hash(float("inf")), hash(float("-inf")))
print(hash(1) == hash(1.0) == hash(True))
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d)
print((5).__class__ is int, type(5) is int, type(True) is bool)
