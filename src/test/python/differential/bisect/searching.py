from bisect import bisect, bisect_left, bisect_right, insort, insort_left
a = [1, 3, 3, 5]
print(bisect(a, 3), bisect_left(a, 3), bisect_right(a, 4), bisect_left(a, 0), bisect(a, 9), bisect(a, 3, 0, 2))
insort(a, 4)
insort_left(a, 3)
print(a, bisect_left(['bb', 'dddd'], 3, key=len))
try:
    bisect(a, 1, -1)
except ValueError as error:
    print(error)
rows = [(1, 'a'), (2, 'b')]
insort(rows, (1, 'z'))
print(rows)
