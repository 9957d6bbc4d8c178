from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.maxlen, d.pop(), d.popleft(), d)
for call in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1], 1).insert(0, 2), lambda: deque([1])[4],
             lambda: deque(maxlen=-1), lambda: deque([1])['a']):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
d.extendleft('xy')
print(d, d.maxlen, deque(range(3), 0), bool(deque()), deque('abc', None))
