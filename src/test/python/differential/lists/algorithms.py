def quicksort(xs):
    if len(xs) < 2:
        return xs
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])
def bubble(xs):
    xs = xs[:]
    for i in range(len(xs)):
        for j in range(len(xs) - 1 - i):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
    return xs
def binary(xs, v):
    lo, hi = 0, len(xs)
    while lo < hi:
        mid = (lo + hi) // 2
        if xs[mid] < v:
            lo = mid + 1
        else:
            hi = mid
    return lo if lo < len(xs) and xs[lo] == v else -1
data = [(i * 37 + 11) % 101 for i in range(40)]
print(quicksort(data) == bubble(data) == sorted(data), binary(sorted(data), data[7]), binary(sorted(data), 1000))
def rotate(xs, k): return xs[k:] + xs[:k]
print(rotate([1, 2, 3, 4], 1), [xs[::-1] for xs in ([1, 2], "ab", (3, 4))], list(map(list, zip(*[[1, 2, 3], [4, 5, 6]]))))
chunks = [data[i:i + 7] for i in range(0, len(data), 7)]
print(len(chunks), chunks[-1], sum(chunks, []) == data)
seen = set()
print([x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))], [i for i, (a, b) in enumerate(zip(data, data[1:])) if a > b][:5])
stack = []
for c in "({[]})(":
    if c in "({[":
        stack.append(c)
    else:
        stack.pop()
print(stack)
from_end = data[-1:-4:-1]
del data[5:], chunks[:]
data[1:3] = []
data[::2] = ["x"] * len(data[::2])
print(from_end, data, chunks)
