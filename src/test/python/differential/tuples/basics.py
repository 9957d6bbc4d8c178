t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], len(t), t + (3,), t * 2, (1,), (), 1 in t, t.index("a"), t.count(1))
print(tuple([1, 2]), tuple("ab"), tuple(), (1, 2) < (1, 3), (1, 2) < (1, 2, 0), hash((1, 2)) == hash((1, 2)))
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    {([],): 1}
except TypeError as e:
    print(e)
d = {(0, 0): "origin", (1, 2): "p"}
print(d[0, 0], d[(1, 2)], d)
def multi():
    return 1, 2
a, b = multi()
print(a, b, multi(), (1, (2, (3,))), ((),), (None, True))
x = 1,
print(x, type(x).__name__)
