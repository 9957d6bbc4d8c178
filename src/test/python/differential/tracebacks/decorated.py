def deco(f):
    def wrapper(*args):
        return f(*args)
    return wrapper
@deco
@deco
def target(x):
    return x.missing
target("s")
