from dataclasses import asdict, astuple, dataclass, field, replace


@dataclass(frozen=True)
class Point:
    x: int
    y: int


@dataclass
class Path:
    name: str
    points: list = field(default_factory=list)
    ends: dict = field(default_factory=dict)


path = Path("p", [Point(0, 1), Point(2, 3)], {"last": Point(4, 5)})
print(asdict(path))
print(astuple(path))
other = replace(path, name="q")
print(other.points is path.points, asdict(path)["points"] is path.points)
print(asdict(Point(1, 2), dict_factory=lambda pairs: sorted(pairs, reverse=True)))
print(sorted({Point(3, 1), Point(3, 1), Point(1, 2)}, key=astuple))
