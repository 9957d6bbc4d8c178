from functools import lru_cache

calls = []


@lru_cache(maxsize=None)
def ways(stairs):
    calls.append(stairs)
    return 1 if stairs < 2 else ways(stairs - 1) + ways(stairs - 2)


print(ways(30), len(calls), ways.cache_info())
ways.cache_clear()
print(ways.cache_info(), ways.__name__, ways.__wrapped__(1))


@lru_cache(maxsize=2)
def square(number):
    print("computes", number)
    return number * number


for number in (1, 2, 1, 3, 2, 1):
    square(number)
print(square.cache_info())
try:
    square([])
except TypeError as error:
    print(error)
