for x in ("abc", None, [], float("inf"), float("nan")):
    try:
        print(int(x))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(float(10**20), float(-5), float(2**53 + 1))
try:
    float(10**400)
except OverflowError as e:
    print(e)
print(10**400 == 1e300, 10**15 == 1e15, 2**53 + 1 == float(2**53), 2**53 < 2.0**53 + 2)
print(bool(0), bool(10**30), bool(-1))
print(True + True, True * 5, -True, ~True, True / 2, sum([True, False, True]))
print(isinstance(True, int), True == 1, hash(True) == hash(1), {1: "a", True: "b", 1.0: "c"})
