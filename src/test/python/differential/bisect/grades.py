from bisect import bisect, bisect_left, bisect_right, insort


def grade(score, limits=(60, 70, 80, 90), letters="FDCBA"):
    return letters[bisect(limits, score)]


print([grade(score) for score in (33, 99, 77, 70, 89, 90, 100)])
seen = []
for number in (5, 1, 4, 1, 3):
    insort(seen, number)
    print(seen)
print(bisect_left(seen, 1), bisect_right(seen, 1), bisect_left(seen, 9), bisect_left(seen, 4, 1, 3), bisect_left([], 1))
names = ["ann", "bob", "eve"]
spot = bisect_left(names, "bob")
print(spot, names[spot] == "bob", bisect_left(names, "carl"))
try:
    bisect_left([1], 1, -1)
except ValueError as error:
    print(error)
