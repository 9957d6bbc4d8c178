from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
p = Point(1)
p.tags.append('a')
print(p, Point(1, 2) == Point(1, 2), Point(1) == (1, 0), asdict(p), astuple(Point(3, 4, ['t'])), replace(p, x=9), [f.name for f in fields(p)])
print(is_dataclass(p), is_dataclass(Point), is_dataclass(3), Point.y, p.tags is not Point(1).tags, Point(y=5, x=4))
for bad in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(z=1), lambda: Point(1, x=2), lambda: {p}):
    try:
        bad()
    except TypeError as error:
        print(error)
@dataclass
class Line:
    start: Point
    end: Point
    name: str = 'line'
    def length(self):
        return abs(self.end.x - self.start.x)
line = Line(Point(1), Point(4))
print(line, line.length(), asdict(line))
