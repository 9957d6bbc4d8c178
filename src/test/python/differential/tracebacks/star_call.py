def f(a, b):
    return a / b
args = (1, 0)
kw = {"b": 0}
try:
    f(1, **kw)
except ZeroDivisionError as e:
    print(e)
f(*args)
