class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, x, *, twice=False):
        return (x + self.n) * (2 if twice else 1)
a = Adder(5)
print(a(1), a(1, twice=True), callable(a), callable(5), callable(len), callable(Adder))
print(list(map(a, [1, 2])), sorted([3, 1, 2], key=lambda v: -v), (lambda: 7)(), max([1, 5, 3], key=lambda v: -v))
def apply(f, *args):
    return f(*args)
print(apply(max, 1, 9, 3), apply(str.upper, "abc"), apply("abc".upper), apply(int, "12"))
bound = [].append
print(callable(bound), [f(3) for f in (abs, lambda x: x + 1, str, float)])
def doc():
    """The docstring."""
    return doc.__doc__
print(doc(), doc.__name__, (lambda: 0).__name__, Adder.__call__.__name__)
doc.attribute = 5
print(doc.attribute, hasattr(doc, "missing"))
