class Point:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
p = Point(1, 2)
p.x += 5
print(p.x, p.y, hasattr(p, '__dict__'), Point.__slots__)
for bad in (lambda: setattr(p, 'z', 1), lambda: Point.__new__(Point).x):
    try:
        bad()
    except AttributeError as error:
        print(error)
class Deep(Point):
    __slots__ = ('z',)
d = Deep(1, 2)
d.z = 3
print(d.x, d.z)
class Open(Point): pass
o = Open(1, 2)
o.anything = 4
print(o.anything)
del p.x
print(hasattr(p, 'x'))
