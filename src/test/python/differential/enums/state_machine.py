from enum import Enum, IntEnum


class Light(Enum):
    RED = "stop", 30
    GREEN = "go", 20
    AMBER = "slow", 5

    def __init__(self, word, seconds):
        self.word = word
        self.seconds = seconds

    @property
    def following(self):
        lights = list(Light)
        return lights[(lights.index(self) + 1) % len(lights)]

    @classmethod
    def saying(cls, word):
        return next(light for light in cls if light.word == word)


light = Light.RED
for _ in range(4):
    print(light.name, light.word, light.seconds, light.value)
    light = light.following
print(Light.saying("slow"), Light(("go", 20)), Light["RED"] is Light.RED, Light.RED != Light.GREEN, len(Light))


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.HIGH + 1, sorted([Level.HIGH, Level.LOW]), Level(10).name, max(Level).value, [0, "one"][Level.LOW], Level.LOW == 1)
print({Light.RED: "r", Level.LOW: "l"}[1], isinstance(Level.LOW, int), [level.name for level in reversed(Level)])
