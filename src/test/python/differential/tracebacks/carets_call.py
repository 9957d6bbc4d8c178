def inner(x):
    raise ValueError("inside " + str(x))
def outer(x):
    y = 1; return max(1, inner(x + 1), 3) if x else None
result = [outer(0), outer(5)]
