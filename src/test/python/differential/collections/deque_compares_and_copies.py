from collections import deque
import copy
a, b = deque([1, 2]), deque([1, 2], 5)
print(a == b, a < deque([1, 3]), a != deque(), a + b, b * 2, a == [1, 2])
c = b.copy()
c.append(3)
print(b, c, copy.copy(b), copy.deepcopy(b))
a += 'ab'
print(a, a is a.copy(), repr(deque([[1], a])))
try:
    for item in a:
        a.append(item)
except RuntimeError as error:
    print(error)
try:
    a + [1]
except TypeError as error:
    print(error)
class Log(deque):
    def note(self, text):
        self.append(text.upper())
        return self
print(Log().note('a').note('b'), Log('x').note('z')[-1])
