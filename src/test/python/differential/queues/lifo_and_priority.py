import queue

stack = queue.LifoQueue()
for c in "abc":
    stack.put(c)
print(stack.queue, [stack.get() for _ in range(3)])

jobs = queue.PriorityQueue()
for n in (5, 1, 4, 1, 3, 9, 2, 6):
    jobs.put(n)
print(jobs.queue)
print([jobs.get() for _ in range(jobs.qsize())])

jobs.put((2, "write"))
jobs.put((1, "read"))
jobs.put((2, "erase"))
print(jobs.get(), jobs.get(), jobs.get())
for c in ("pear", "apple", "fig"):
    jobs.put((len(c), c))
while not jobs.empty():
    print(jobs.get())
