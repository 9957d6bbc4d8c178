from enum import Enum, IntEnum
class Planet(Enum):
    EARTH = (5.97, 6371)
    MARS = (0.642, 3389)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @property
    def heavy(self):
        return self.mass > 1
    @classmethod
    def smallest(cls):
        return min(cls, key=lambda p: p.radius)
    def __str__(self):
        return self.name.title()
print(Planet.EARTH.mass, Planet.MARS.heavy, Planet.smallest(), str(Planet.EARTH), Planet.EARTH.value, repr(Planet.MARS))
class Level(IntEnum):
    LOW = 1
    HIGH = 10
print(Level.LOW, repr(Level.HIGH), Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH == 10, [0, 1, 2][Level.LOW], max(Level), f'{Level.HIGH:4d}|', int(Level.LOW))
print(sorted([Level.HIGH, Level.LOW]), Level(10), isinstance(Level.LOW, int), {1: 'one'}[Level.LOW], sum(Level), range(Level.LOW))
try:
    class More(Level):
        OTHER = 3
except TypeError as error:
    print(error)
class State(str, Enum):
    ON = 'on'
print(State.ON == 'on', State.ON.value, State('on'), repr(State.ON), State.ON.upper())
