import sys
import threading

events = []


def hook(frame, event, argument):
    if event.startswith("c_"):
        events.append((event, argument.__name__, type(argument).__name__, frame.f_lineno))


lock = threading.Lock()
items = [3, 1, 2]
sys.setprofile(hook)
len(items)
items.append(4)
list.append(items, 5)
add = items.append
add(6)
sorted(items, key=len) if False else sorted(items)
max(*items)
print(end="")
int("3")
range(3)
list(map(len, ["a", "b"]))
"a".upper()
"{}".format(1)
{}.get(1)
with lock:
    pass
lock.acquire()
lock.release()
isinstance(3, int)
sum(range(3))
items.__len__()
items.__getitem__(0)
sys.setprofile(None)
for event in events:
    print(*event)
