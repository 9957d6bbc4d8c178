from collections import namedtuple
Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._fields, p._asdict(), p._replace(x=9), Point._make([5, 6]), len(p), hash(p) == hash((1, 2)))
x, y = p
print(x + y, sorted([Point(2, 1), Point(1, 5)]), {p: 'here'}[(1, 2)], isinstance(p, tuple), p + (3,), p[:1], max(Point(0, 9), p))
Task = namedtuple('Task', ['name', 'priority', 'tries'], defaults=[5, 0])
print(Task('a'), Task('b', 1), Task._field_defaults, Task.__name__, Task.__doc__)
for bad in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Task(), lambda: namedtuple('T', 'a a'),
            lambda: namedtuple('T', 'class'), lambda: namedtuple('T', '_a'), lambda: Point._make([1]), lambda: p._replace(q=1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
try:
    p.x = 5
except AttributeError as error:
    print(error)
class Vector(namedtuple('Vector', 'x y')):
    __slots__ = ()
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
print(Vector(3, 4).length, Vector(1, 1) + Vector(2, 3), namedtuple('R', 'a class a', rename=True)._fields)
