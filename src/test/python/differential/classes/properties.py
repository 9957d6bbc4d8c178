class Circle:
    def __init__(self, r):
        self._r = r
    @property
    def radius(self):
        "The radius."
        return self._r
    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative")
        self._r = value
    @radius.deleter
    def radius(self):
        print("deleting")
        self._r = 0
    @property
    def area(self):
        return 3 * self._r ** 2
    @classmethod
    def unit(cls):
        return cls(1)
    @staticmethod
    def add(a, b):
        return a + b
c = Circle(2)
print(c.radius, c.area)
c.radius = 5
print(c.radius, c.area)
try:
    c.radius = -1
except ValueError as e:
    print(e)
try:
    c.area = 1
except AttributeError as e:
    print(type(e).__name__)
del c.radius
print(c.radius, Circle.unit().radius, c.unit().radius, Circle.add(1, 2), c.add(3, 4))
class Big(Circle):
    @property
    def area(self):
        return "big " + str(super().area)
print(Big.unit().area, type(Big.unit()).__name__, Big(3).radius)
class Manual:
    def get(self):
        return "got"
    x = property(get)
print(Manual().x, isinstance(Manual.__dict__["x"], property))
class Descriptor:
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, cls):
        return self if obj is None else obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2
class Uses:
    field = Descriptor()
u = Uses()
print(u.field)
u.field = 21
print(u.field, isinstance(Uses.field, Descriptor))
