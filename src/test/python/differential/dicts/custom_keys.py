class Key:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n % 3
    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n
    def __repr__(self):
        return f"Key({self.n})"
d = {Key(i): i for i in range(9)}
print(d[Key(4)], Key(10) in d, len(d), list(d)[:3])
d[Key(4)] = "four"
del d[Key(1)]
print(d)
class NoHash:
    def __eq__(self, other):
        return True
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
class Plain:
    pass
p = Plain()
print({p: 1}[p], Plain() in {p: 1}, p == p, Plain() == Plain())
class Missing(dict):
    def __missing__(self, key):
        return key * 2
m = Missing(a=1)
print(m["a"], m["zz"], m, "zz" in m, m.get("zz"))
