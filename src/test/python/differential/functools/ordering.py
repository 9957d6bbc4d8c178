from functools import cmp_to_key, total_ordering
@total_ordering
class Version:
    def __init__(self, *parts): self.parts = parts
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
a, b = Version(1, 2), Version(1, 10)
print(a < b, a <= b, a > b, a >= b, a == b, a >= Version(1, 2), max(a, b).parts)
@total_ordering
class Weight:
    def __init__(self, g): self.g = g
    def __eq__(self, other): return self.g == other.g
    def __ge__(self, other): return self.g >= other.g
print(Weight(1) < Weight(2), Weight(2) > Weight(2), Weight(2) <= Weight(2))
print(sorted([3, 11, 2], key=cmp_to_key(lambda a, b: (str(a) > str(b)) - (str(a) < str(b)))))
try:
    @total_ordering
    class Nothing: pass
except ValueError as error:
    print(error)
