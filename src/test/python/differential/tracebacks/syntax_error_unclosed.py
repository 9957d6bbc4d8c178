values = [1, 2,
print("hello"
x = 3
