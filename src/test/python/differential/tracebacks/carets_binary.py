def f(a, b, c):
    return a + b * c / (b - 2)
print(f(1, 1, 1))
x = f(1, 2, 3) + 1
