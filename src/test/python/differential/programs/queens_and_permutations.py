def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2:
            yield from queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))
print(len(list(queens(6))), next(queens(8)), sum(1 for _ in queens(7)))
def permutations(xs):
    if len(xs) <= 1:
        yield list(xs)
    for i, x in enumerate(xs):
        if len(xs) > 1:
            for rest in permutations(xs[:i] + xs[i + 1:]):
                yield [x] + rest
print(list(permutations([1, 2, 3])), len(list(permutations("abcd"))))
def powerset(s):
    return [[x for i, x in enumerate(s) if m >> i & 1] for m in range(2 ** len(s))]
print(powerset("abc"))
def edit(a, b):
    prev = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        row = [i]
        for j, cb in enumerate(b, 1):
            row.append(min(prev[j] + 1, row[-1] + 1, prev[j - 1] + (ca != cb)))
        prev = row
    return prev[-1]
print(edit("kitten", "sitting"), edit("", "abc"), edit("same", "same"))
