def numbers(n):
    for i in range(n):
        yield i


def run(n):
    for i in numbers(n):
        pass
