class Point:
    """A point."""
    count = 0
    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y
        Point.count += 1
    def move(self, dx, dy=0):
        self.x += dx
        self.y += dy
        return self
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
p = Point(1, 2)
q = Point(y=5)
print(p, q, p.move(1).move(1, 1), Point.count, p.count, Point.__name__, Point.__doc__, type(p) is Point, p.__class__ is Point)
p.count = 99
print(p.count, Point.count, q.count)
del p.count
print(p.count)
Point.move_twice = lambda self, d: self.move(d).move(d)
print(p.move_twice(10), Point.move(q, 1), isinstance(p, Point), isinstance(p, object))
m = p.move
m(100)
print(p, m.__name__, m.__self__ is p, p.__dict__, sorted(vars(q)))
p.new_attribute = "x"
print(p.new_attribute, hasattr(p, "z"), getattr(p, "z", None), getattr(p, "x"))
setattr(p, "z", 3); print(p.z); delattr(p, "z"); print(hasattr(p, "z"))
for f in (lambda: p.nope, lambda: Point.nope, lambda: p.nope(), lambda: None.x, lambda: (5).foo, lambda: "s".bar, lambda: [].baz):
    try:
        f()
    except AttributeError as e:
        print(e)
