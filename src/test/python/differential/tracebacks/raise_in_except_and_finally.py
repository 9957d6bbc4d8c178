def f():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
    finally:
        raise IndexError("third")
f()
