people = [("eve", 30), ("bob", 25), ("ann", 30), ("dan", 25), ("cat", 30)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
people.sort(key=lambda p: p[0])
people.sort(key=lambda p: -p[1])
print(people)
print(sorted(["b", "A", "a", "B"], key=str.lower), sorted("hello", reverse=True), sorted([True, 0, 1.0, -1]), sorted({3: "x", 1: "y"}))
calls = []
sorted([3, 1, 2], key=lambda n: calls.append(n) or n)
print(calls)


class Lazy:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


print([lazy.n for lazy in sorted(map(Lazy, [2, 3, 1]))], min([Lazy(4), Lazy(2)], key=lambda lazy: lazy.n).n)
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
numbers = [3, 1, 2]
print(numbers.sort(), numbers, list(reversed(numbers)), numbers.reverse(), numbers)
