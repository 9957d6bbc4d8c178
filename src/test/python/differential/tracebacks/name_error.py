def f():
    value = 5
    return valu + 1
f()
