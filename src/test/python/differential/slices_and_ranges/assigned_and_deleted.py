numbers = list(range(10))
numbers[2:5] = ["a"]
print(numbers)
numbers[1:1] = [True, False]
numbers[-2:] = []
print(numbers)
numbers[::2] = "wxyz"
print(numbers)
del numbers[1::3]
print(numbers, numbers[10:], numbers[-100:2], numbers[::-1], numbers[3:0:-1])
try:
    numbers[::2] = [1]
except ValueError as error:
    print(error)
try:
    numbers[::0]
except ValueError as error:
    print(error)
part = slice(1, None, 2)
print("abcdef"[part], (1, 2, 3)[part], part, part.start, part.stop, part.step, part.indices(5), slice(-3, 99).indices(6), slice(None, None, -1).indices(3))
print(part == slice(1, None, 2), range(20)[part][2:4], list(range(20))[slice(15, 3, -5)])
