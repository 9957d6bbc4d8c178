from collections import deque


def averages(numbers, size):
    window = deque(maxlen=size)
    for number in numbers:
        window.append(number)
        if len(window) == size:
            yield sum(window) / size


print(list(averages([4, 8, 6, 2, 10], 3)))
last = deque(range(10), 3)
print(last, last.maxlen, last[0], last[-1])
last.extendleft("ab")
print(last)
last.insert
try:
    last.insert(1, "no room")
except IndexError as error:
    print(error)
line = deque(["a", "b", "c", "b"])
print(line.index("b"), line.index("b", 2), line.count("b"), "c" in line)
line.remove("b")
line.reverse()
print(list(line), list(reversed(line)))
for wrong in (lambda: line.remove("z"), lambda: line.index("z"), lambda: deque().pop(), lambda: line[9]):
    try:
        wrong()
    except (ValueError, IndexError) as error:
        print(type(error).__name__)
