class V:
    def __init__(self, *c):
        self.c = c
    def __add__(self, o):
        return V(*(a + b for a, b in zip(self.c, o.c))) if isinstance(o, V) else NotImplemented
    def __sub__(self, o):
        return V(*(a - b for a, b in zip(self.c, o.c)))
    def __mul__(self, k):
        return V(*(a * k for a in self.c))
    __rmul__ = __mul__
    def __neg__(self):
        return self * -1
    def __abs__(self):
        return sum(a * a for a in self.c) ** 0.5
    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))
    def __eq__(self, o):
        return isinstance(o, V) and self.c == o.c
    def __bool__(self):
        return any(self.c)
    def __repr__(self):
        return f"V{self.c}"
a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 3, 3 * a, -a, abs(V(3, 4)), a @ b, a == V(1, 2), a != b, bool(V(0, 0)))
for f in (lambda: a + 1, lambda: 1 + a, lambda: a / 2, lambda: a < b, lambda: +a, lambda: ~a, lambda: a ** 2):
    try:
        print(f())
    except TypeError as e:
        print(e)
a += b
print(a)
class Acc:
    def __init__(self):
        self.log = []
    def __iadd__(self, x):
        self.log.append(x)
        return self
    def __radd__(self, x):
        return f"radd {x}"
    def __pow__(self, x, mod=None):
        return ("pow", x, mod)
    def __divmod__(self, x):
        return ("divmod", x)
    def __lshift__(self, n):
        return f"<< {n}"
    def __int__(self):
        return 42
    def __float__(self):
        return 4.5
    def __index__(self):
        return 2
    def __round__(self, n=None):
        return f"round {n}"
x = Acc()
x += 1
x += "two"
print(x.log, 5 + x, x ** 3, pow(x, 2, 5), divmod(x, 7), x << 1, int(x), float(x), "abc"[x], round(x), round(x, 2), hex(x), [0] * x, range(5)[x])
