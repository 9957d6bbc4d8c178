matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2], list(zip(*matrix)))
print([(a, b) for a in range(4) if a for b in range(a) if (a + b) % 2], ["even" if n % 2 == 0 else "odd" for n in range(3)])
print({n: {d for d in range(1, n + 1) if n % d == 0} for n in (6, 7)}, {c for c in "hello"} == set("helo"))
lazy = (print("at", n) or n * n for n in (1, 2, 3))
print("made", next(lazy), sum(lazy), list(lazy))
n = "outer"
print([n for n in range(3)], n, any(n > 3 for n in [1, 5, 9]), all([]), max((len(w), w) for w in ("to", "be", "not")))
functions = [lambda: i for i in range(3)]
kept = [lambda i=i: i for i in range(3)]
print([f() for f in functions], [f() for f in kept])
print([y for x in range(4) if (y := x * x) > 0], y)
