import queue


class Task:
    def __init__(self, name):
        self.name = name


q = queue.PriorityQueue()
q.put((1, Task("a")))
try:
    q.put((1, Task("b")))
except TypeError as e:
    print(e)
print(q.qsize(), q.unfinished_tasks)

counter = iter(range(100))
q = queue.PriorityQueue()
for name in ("first", "second", "third"):
    q.put((1, next(counter), Task(name)))
q.put((0, next(counter), Task("urgent")))
while not q.empty():
    priority, number, task = q.get()
    print(priority, number, task.name)


class Ordered:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


q = queue.PriorityQueue()
for n, name in ((3, "c"), (1, "a"), (2, "b")):
    q.put(Ordered(n, name))
print([q.get().name for _ in range(3)])
