print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 2.51, 1e15 + 0.5)])
print([round(x, 1) for x in (0.25, 0.35, 0.05, 2.675, -0.25)], round(2.675, 2), round(1234.5678, -2), round(1234.5678, 2))
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(5, 3), round(15, -1), round(25, -1))
print(round(3.7), type(round(3.7)).__name__, type(round(3.7, 0)).__name__, round(3.7, 0))
print(int(2.7), int(-2.7), (2.7).is_integer(), (3.0).is_integer(), (0.5).as_integer_ratio())
try:
    round(float("nan"))
except ValueError as e:
    print(e)
try:
    round(float("inf"))
except OverflowError as e:
    print(e)
