def leaf(name, count):
    for i in range(count):
        got = yield "%s%d" % (name, i)
        if got:
            print(name, "got", got)
    return name.upper()


def branch():
    first = yield from leaf("a", 2)
    second = yield from leaf("b", 1)
    rest = yield from [first, second]
    return rest


walk = branch()
print(next(walk), walk.send("hello"), walk.send("again"), next(walk), next(walk))
try:
    next(walk)
except StopIteration as end:
    print("value", end.value)


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def guarded():
    try:
        yield from leaf("c", 5)
    except KeyError as error:
        yield "guard %s" % error
    finally:
        print("guard leaves")


print(list(flatten([1, [2, [3, []], 4], [[5]]])))
walk = guarded()
print(next(walk), walk.throw(KeyError("k")), next(walk, "done"))
walk = guarded()
next(walk)
walk.close()
