words = ["banana", "Apple", "cherry", "apple", "Banana", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "a")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True), sorted(pairs, key=lambda p: (p[1], -p[0])))
print(sorted([3, 1.5, True, -2]), sorted("hello"), sorted({3: 1, 1: 2}), sorted([[2], [1, 5], [1]]))
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
class Item:
    def __init__(self, rank, name):
        self.rank, self.name = rank, name
    def __lt__(self, other):
        return self.rank < other.rank
    def __repr__(self):
        return f"{self.name}{self.rank}"
print(sorted([Item(2, "a"), Item(1, "b"), Item(2, "c"), Item(1, "d")]))
n = [(i * 7919) % 1009 for i in range(500)]
assert sorted(n) == sorted(n, key=lambda x: x) == sorted(sorted(n, reverse=True))
print(sorted(n)[:10], sorted(n)[-3:], n[:3])
a = [3, 1, 2]
print(a.sort(), a, sorted(a, key=lambda v: -v))
