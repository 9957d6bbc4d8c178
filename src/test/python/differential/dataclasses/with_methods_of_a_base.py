from dataclasses import dataclass


class Shape:
    def describe(self):
        return "%s of %g" % (type(self).__name__, self.area())


@dataclass(order=True)
class Square(Shape):
    side: float

    def area(self):
        return self.side ** 2


@dataclass(order=True)
class Box(Square):
    depth: float = 1.0

    @property
    def volume(self):
        return self.area() * self.depth


print(Square(2).describe(), Box(3, 2).describe(), Box(3, 2).volume)
print(Square(2) < Square(3), max(Box(1, 5), Box(2, 1)), sorted([Box(2), Box(1, 9), Box(1, 2)]))
print(Square(2) == Box(2, 1), isinstance(Box(1), Square), Box.__mro__[1].__name__)
try:
    Square(1) < Box(2)
except TypeError as error:
    print(type(error).__name__)
