from typing import Any, Callable, Dict, Generic, Iterator, List, NamedTuple, NewType, Optional, Tuple, TypeVar, Union, cast
T = TypeVar('T')
class Box(Generic[T]):
    def __init__(self, item: T) -> None: self.item = item
    def get(self) -> Optional[T]: return self.item
def apply(f: Callable[[int], int], values: List[int], extra: Dict[str, Union[int, Any]] = {}) -> Iterator[Tuple[int, ...]]:
    for v in values:
        yield f(v), v
print(Box(3).get(), list(apply(lambda v: v * 2, [1, 2])), cast(int, 'x'), NewType('Id', int)(5))
total: 'List[int]' = [1]
print(total)
class Pair(NamedTuple):
    left: int
    right: str = 'r'
    def both(self): return '%s%s' % self
print(Pair(1), Pair(1, 'x').both(), Pair._fields, Pair(2).right, Pair(1) == (1, 'r'))
