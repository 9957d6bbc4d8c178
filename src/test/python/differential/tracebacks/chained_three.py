def a():
    try:
        b()
    except ValueError as e:
        raise TypeError("from a") from e
def b():
    try:
        c()
    except KeyError:
        raise ValueError("from b")
def c():
    return {}["missing"]
a()
