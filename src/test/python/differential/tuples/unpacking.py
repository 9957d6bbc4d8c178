first, *middle, last = range(6)
print(first, middle, last)
(a, b), [c, (d, *e)], f = (1, 2), [3, (4, 5, 6)], "f"
print(a, b, c, d, e, f)
x, y = y, x = 1, 2
print(x, y)
*start, end = "ab"
(only,) = {"key": 1}
print(start, end, only, [*start, *"xy"], (*range(2), 9), {*"a", *"a"}, [*{}, *()])
for index, (name, *marks) in enumerate([("ann", 1, 2), ("bob",), ("eve", 3)]):
    print(index, name, marks, sum(marks))
values = [0, 0, 0]
position = 0
position, values[position] = 2, "set"
print(position, values)
for wrong in ("a, b = 1, 2, 3", "a, b = [1]", "a, *b, c = [1]", "a, b = 5", "(a, b), c = [1, 2]"):
    try:
        exec_values = {"a, b = 1, 2, 3": (1, 2, 3), "a, b = [1]": [1], "a, *b, c = [1]": [1], "a, b = 5": 5, "(a, b), c = [1, 2]": [1, 2]}[wrong]
        if "*" in wrong:
            a, *b, c = exec_values
        elif "(" in wrong:
            (a, b), c = exec_values
        else:
            a, b = exec_values
    except (ValueError, TypeError) as error:
        print(wrong, "->", type(error).__name__)
