def log(level, *parts, sep=" ", end="", **fields):
    return f"[{level}] " + sep.join(map(str, parts)) + "".join(f" {k}={v}" for k, v in sorted(fields.items())) + end
print(log("info", 1, 2, sep="-", user="x", end="!"))
args, kwargs = (1, 2), {"sep": "/", "z": 0}
print(log("warn", *args, *[3], **kwargs, a=1))
def swap(a, b): return b, a
print(swap(*swap(*"xy")), [*swap(1, 2), *swap(3, 4)], {**dict(a=1), **dict(b=2)})
def partial(f, *a, **k):
    def g(*b, **m):
        return f(*a, *b, **{**k, **m})
    return g
print(partial(log, "debug", "x", sep="+")("y", n=1), partial(max, 5)(3, 9))
compose = lambda *fs: (lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x)
print(compose(str, lambda x: x + 1, abs)(-5))
def variadic(first, *rest): return first if not rest else first + variadic(*rest)
print(variadic(1, 2, 3, 4), variadic("a", "b"))
try:
    log()
except TypeError as e:
    print(e)
try:
    log("x", **{"level": 1})
except TypeError as e:
    print(e)
