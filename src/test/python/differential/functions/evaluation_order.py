def t(x):
    print("eval", x)
    return x
t(1) + t(2) * t(3)
t(1) if t(0) else t(2)
t(0) and t(1)
t(0) or t(1)
[t(1), t(2)][t(0)]
{t("k1"): t("v1"), t("k2"): t("v2")}
def f(*a, **k):
    return a
f(t(1), *[t(2)], t(3), k=t(4))
a = [0, 0, 0]
a[t(1)] = t(5)
a[t(0)] += t(1)
x = y = t(9)
def deco(n):
    print("deco", n)
    return lambda g: g
@deco(1)
@deco(2)
def g(p=t("default")):
    pass
print(t(1) < t(2) < t(0) < t(5))
assert t(1), t("not evaluated")
