from collections import Counter
c = Counter('abracadabra')
print(c, c.most_common(2), c['q'], sum(c.values()), sorted(c.elements()))
c.update({'q': 2})
c.subtract('aab')
print(c, c.total(), Counter(a=2) == Counter(a=2, b=0), Counter(a=1) < Counter(a=2))
a, b = Counter(x=3, y=1), Counter(x=1, y=4, z=2)
print(a + b, a - b, a & b, a | b, +Counter(x=-1, y=2), -Counter(x=-1))
del a['nothing']
print(a, Counter(), Counter(['x', 'y', 'x']).most_common(), Counter(x=1).copy())
