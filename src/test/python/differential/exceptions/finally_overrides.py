def a():
    try:
        return 1
    finally:
        return 2
def b():
    try:
        raise ValueError
    finally:
        return "swallowed"
def c():
    while True:
        try:
            return "x"
        finally:
            break
    return "broke"
def d():
    for i in range(3):
        try:
            raise KeyError(i)
        except KeyError:
            continue
        finally:
            print("f", i)
    return "done"
def e():
    x = 1
    try:
        return x
    finally:
        x = 2
print(a(), b(), c(), d(), e())
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen finally")
for v in gen():
    print(v)
