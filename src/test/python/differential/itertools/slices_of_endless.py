from itertools import count, cycle, dropwhile, islice, takewhile, zip_longest

print(list(islice(count(5, 3), 4)), list(islice(cycle("ab"), 1, 8, 3)), list(islice("abcdef", None, None, 2)))
source = iter(range(10))
print(list(islice(source, 3)), next(source), list(islice(source, 2, 4)), list(source))
print(list(takewhile(lambda n: n < 20, (n * n for n in count(1)))), list(dropwhile(str.isalpha, "ab1c2")))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()))
try:
    islice([], -1)
except ValueError as error:
    print(type(error).__name__)


def chunks(items, size):
    items = iter(items)
    while True:
        chunk = list(islice(items, size))
        if not chunk:
            return
        yield chunk


print(list(chunks("abcdefg", 3)))
