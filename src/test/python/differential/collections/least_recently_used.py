from collections import OrderedDict


class Cache:
    def __init__(self, size):
        self.size = size
        self.entries = OrderedDict()

    def get(self, key, make):
        if key in self.entries:
            self.entries.move_to_end(key)
            return self.entries[key], "hit"
        if len(self.entries) == self.size:
            print("drops", self.entries.popitem(last=False))
        self.entries[key] = make(key)
        return self.entries[key], "made"


cache = Cache(2)
for key in (1, 2, 1, 3, 2, 3):
    print(key, *cache.get(key, lambda n: n * n))
print(list(cache.entries), list(reversed(cache.entries)))
one, two = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(one == two, one == dict(two), list(one.items()))
one.move_to_end("b", last=False)
print(one == two, one.popitem(), one.popitem())
try:
    one.popitem()
except KeyError as error:
    print(error)
