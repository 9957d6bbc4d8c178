def f():
    try:
        g()
    except ValueError:
        print("seen")
        raise
def g():
    raise ValueError("original")
f()
