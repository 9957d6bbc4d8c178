from enum import Enum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.RED.name, Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED)
print(Color.RED == Color.RED, Color.RED == 1, Color.RED in Color, {Color.RED: 'r'}[Color.CRIMSON], isinstance(Color.RED, Color), sorted(c.value for c in Color))
print(list(Color.__members__), Color.RED is Color(1), Color, type(Color.RED), f'{Color.GREEN}', '%s' % Color.GREEN, Color.__name__)
for bad in (lambda: Color(9), lambda: Color['NO'], lambda: Color.RED < Color.GREEN):
    try:
        bad()
    except (ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
try:
    Color.RED = 5
except AttributeError as error:
    print(error)
try:
    @unique
    class Two(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
