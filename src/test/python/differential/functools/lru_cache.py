from functools import cache, lru_cache
calls = []
@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n
print(square(2), square(3), square(2), square(4), square(3), calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square(2), square.__name__, square.__wrapped__(5), calls)
@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().hits, fib.cache_parameters())
@cache
def key(*args, **kwargs):
    return args, kwargs
print(key(1, x=2), key(1, x=2) is key(1, x=2), key(1) is key(1.0), key.cache_info())
class Shop:
    @lru_cache(None)
    def price(self, item):
        calls.append(item)
        return len(item)
s = Shop()
print(s.price('pear'), s.price('pear'), calls[-1], Shop.price.cache_info())
try:
    square([1])
except TypeError as error:
    print(error)
