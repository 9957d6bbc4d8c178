from collections import namedtuple

Reading = namedtuple("Reading", "place degrees unit", defaults=["C"])
readings = [Reading("roof", 31.5), Reading("cellar", 12), Reading("lab", 70, "F")]
for place, degrees, unit in readings:
    print(f"{place:>8} {degrees:6.1f}{unit}")
roof = readings[0]
print(roof._fields, roof._asdict(), Reading._field_defaults)
print(roof._replace(degrees=30), Reading._make(["x", 1, "K"]), roof[1:], len(roof))
print(max(readings, key=lambda r: r.degrees).place, roof == ("roof", 31.5, "C"), hash(roof) == hash(tuple(roof)))
try:
    roof.degrees = 3
except AttributeError as error:
    print(type(error).__name__)


class Pair(namedtuple("Pair", ["left", "right"])):
    __slots__ = ()

    def swapped(self):
        return self._replace(left=self.right, right=self.left)


print(Pair(1, 2).swapped(), Pair(right=1, left=0) < Pair(0, 2), sum(Pair(3, 4)))
