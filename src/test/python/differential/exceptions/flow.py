def f(n):
    try:
        print("try", n)
        if n == 1:
            raise ValueError("one")
        if n == 2:
            return "returned"
        if n == 3:
            raise KeyError("three")
    except ValueError as e:
        print("except", e)
        return "handled"
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for i in range(4):
    try:
        print(f(i))
    except KeyError as e:
        print("outer", repr(e))
def g():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    return i
print(g())
def h():
    try:
        return "try"
    finally:
        print("before return")
print(h())
def nested():
    try:
        try:
            raise ValueError("a")
        finally:
            print("inner finally")
    except ValueError:
        print("outer except")
        try:
            raise TypeError("b")
        except TypeError as e:
            return repr(e), repr(e.__context__)
print(nested())
