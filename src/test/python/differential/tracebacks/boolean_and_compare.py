a, b = 3, "x"
print(a == b or a != b)
print(a > 1 and a < b)
