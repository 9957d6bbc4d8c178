def table(n):
    fs = [[(lambda a: a * i + j) for j in range(n)] for i in range(n)]
    return [[f(10) for f in row] for row in fs]
print(table(3))
def outer(base):
    def inner(k):
        return [base + k + v for v in range(3) if v != k]
    return [inner(k) for k in range(2)]
print(outer(100))
primes = [n for n in range(2, 50) if all(n % d for d in range(2, n))]
print(primes)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)))
def conditional(xs):
    return ["even" if x % 2 == 0 else "odd" for x in xs]
print(conditional(range(4)))
def gen_in_gen():
    return list((x, y) for x in range(2) for y in (z * 2 for z in range(2)))
print(gen_in_gen())
d = {k: [v for v in range(k)] for k in range(4)}
print(d, {len(v) for v in d.values()})
def first_iterable_is_outer():
    xs = [1, 2]
    return [xs for xs in xs]
print(first_iterable_is_outer())
