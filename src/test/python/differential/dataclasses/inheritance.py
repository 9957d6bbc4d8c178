from dataclasses import dataclass, field
from typing import ClassVar
@dataclass
class Base:
    name: str
    limit: ClassVar[int] = 3
@dataclass
class Child(Base):
    size: int = 1
    secret: str = field(default='s', init=False)
    total: int = field(init=False)
    def __post_init__(self):
        self.total = self.size * self.limit
c = Child('n', 4)
print(c, Child.limit, c.total)
try:
    @dataclass
    class Wrong:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
try:
    @dataclass
    class Mutable:
        a: list = []
except ValueError as error:
    print(error)
@dataclass
class Custom:
    v: int
    def __repr__(self): return '<%d>' % self.v
    def __eq__(self, other): return True
print(Custom(1), Custom(1) == Custom(2))
