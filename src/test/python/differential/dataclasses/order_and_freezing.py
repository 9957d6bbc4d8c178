from dataclasses import FrozenInstanceError, dataclass, field
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
print(sorted([Job(3, 'c'), Job(1, 'a'), Job(2, 'b')]), Job(1, 'x') == Job(1, 'y'), Job(1, 'x') <= Job(1, 'y'))
try:
    Job(1, 'a') < 3
except TypeError as error:
    print(error)
@dataclass(frozen=True)
class Key:
    a: int
    b: str = 'b'
k = Key(1)
print(k, hash(k) == hash(Key(1)), {k: 1}[Key(1, 'b')])
try:
    k.a = 2
except FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    del k.b
except AttributeError as error:
    print(error)
@dataclass(eq=False)
class Same:
    v: int
print(Same(1) == Same(1), isinstance(hash(Same(1)), int))
