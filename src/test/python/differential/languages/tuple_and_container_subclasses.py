class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
p = Pair(1, 2)
print(p, p.first, p == (1, 2), (1, 2) == p, len(p), p[1], p + (3,), hash(p) == hash((1, 2)), {p: 1}[(1, 2)], [*p], p < (2,), 1 in p, tuple(p), type(tuple(p)))
a, b = p
p.extra = 'e'
print(a, b, p.extra, isinstance(p, tuple), p.count(1), p.index(2), p * 2)
class Stack(list):
    def top(self): return self[-1]
s = Stack([1, 2])
s.append(3)
print(s, s.top(), s == [1, 2, 3], len(s), sorted(s, reverse=True), type(s), s + [1], type(s[:]), [*s])
class Defaults(dict):
    def __missing__(self, key): return key * 2
d = Defaults(a=1)
print(d['a'], d['b'], d.get('b'), len(d), {**d}, d)
class Tags(set):
    def add(self, tag): super().add(tag.lower())
t = Tags()
t.add('X')
print(t, 'x' in t, type(t | {'y'}))
