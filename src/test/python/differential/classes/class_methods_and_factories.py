class Shape:
    registry = {}
    def __init_subclass__(cls, name=None, **kw):
        super().__init_subclass__(**kw)
        Shape.registry[name or cls.__name__.lower()] = cls
    @classmethod
    def create(cls, name, *args):
        return cls.registry[name](*args)
    def __lt__(self, other):
        return self.area() < other.area()
class Square(Shape):
    def __init__(self, side):
        self.side = side
    def area(self):
        return self.side ** 2
class Rect(Shape, name="rectangle"):
    def __init__(self, w, h):
        self.w, self.h = w, h
    def area(self):
        return self.w * self.h
shapes = [Shape.create("square", 3), Shape.create("rectangle", 2, 4), Shape.create("square", 2)]
print([s.area() for s in sorted(shapes)], max(shapes).area(), sorted(Shape.registry))
class Money:
    __slots__ = ("amount", "currency")
    def __init__(self, amount, currency="EUR"):
        self.amount, self.currency = amount, currency
    def __eq__(self, o):
        return (self.amount, self.currency) == (o.amount, o.currency) if isinstance(o, Money) else NotImplemented
    def __hash__(self):
        return hash((self.amount, self.currency))
    def __add__(self, o):
        if o == 0:
            return self
        if self.currency != o.currency:
            raise ValueError(f"{self.currency} + {o.currency}")
        return Money(self.amount + o.amount, self.currency)
    __radd__ = __add__
    def __format__(self, spec):
        return f"{self.amount:{spec or '.2f'}} {self.currency}"
    def __repr__(self):
        return f"Money({self.amount!r})"
print(sum([Money(1), Money(2.5)]), f"{Money(3)}", f"{Money(1234.5):,.1f}", Money(1) == 1, Money(1) != Money(2), len({Money(1), Money(1)}))
try:
    Money(1) + Money(1, "USD")
except ValueError as e:
    print(e)
