from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def show(self): return '%s %s' % (self.name, self.area())
class Square(Shape):
    def __init__(self, side): self.side = side
    def area(self): return self.side ** 2
    name = 'square'
print(Square(3).show(), isinstance(Square(1), Shape), issubclass(Square, Shape), sorted(Shape.__abstractmethods__))
class Half(Shape):
    def area(self): return 0
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
@Shape.register
class Foreign: pass
print(isinstance(Foreign(), Shape), issubclass(Foreign, Shape), type(Shape) is ABCMeta, isinstance(3, Shape))
