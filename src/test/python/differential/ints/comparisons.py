print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1.0 == True)
print(2**64 > 2**63, -2**64 < 0, 2**64 == 2**64, 10**20 != 10**20 + 1)
print(max(3, 10**30, -5), min(3, -10**30, 5), sorted([10**20, -1, 5, 2**63, -2**70]))
try:
    1 < "a"
except TypeError as e:
    print(e)
try:
    1 + "a"
except TypeError as e:
    print(e)
print(1 == "1", 1 != "1", 5 in [1, 2, 5.0])
def f(x):
    print("f", x)
    return x
print(f(1) < f(5) < f(3))
print(f(1) > f(5) > f(3))
