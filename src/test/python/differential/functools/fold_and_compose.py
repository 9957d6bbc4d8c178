from functools import cmp_to_key, partial, reduce


def compose(*functions):
    return reduce(lambda outer, inner: lambda x: outer(inner(x)), functions)


print(compose(str, abs, int)("-5"), reduce(lambda a, b: a * 10 + b, [3, 1, 4]), reduce(max, [2, 9, 4], 5))
try:
    reduce(max, [])
except TypeError as error:
    print(type(error).__name__)
power = partial(pow, 2)
print(power(5), power.func is pow, power.args, power.keywords, partial(power, 10)())
join = partial(print, "a", sep="-", end="!\n")
join("b", "c")
join("d", sep="+")


def by_length_then_backwards(a, b):
    return len(a) - len(b) or (a < b) - (a > b)


print(sorted(["bb", "a", "ccc", "c", "aa"], key=cmp_to_key(by_length_then_backwards)))
