def trace(f):
    def wrapper(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        result = f(*args, **kwargs)
        print("return", result)
        return result
    return wrapper
def repeat(n):
    def deco(f):
        def wrapper(*a):
            return [f(*a) for _ in range(n)]
        return wrapper
    return deco
@trace
def add(a, b=1):
    return a + b
add(1, b=5)
@repeat(3)
@trace
def hello(x):
    return x * 2
print(hello(4))
class Register:
    all = {}
    def __init__(self, name):
        self.name = name
    def __call__(self, f):
        Register.all[self.name] = f
        return f
@Register("first")
def one():
    return 1
@Register("second")
class Two:
    pass
print(sorted(Register.all), Register.all["first"](), Register.all["second"] is Two)
cache = {}
def memo(f):
    def g(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return g
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80))
