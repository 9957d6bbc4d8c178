import heapq
from itertools import count

order, queue = count(), []
for priority, task in ((3, "clean"), (1, "cook"), (2, "shop"), (1, "eat")):
    heapq.heappush(queue, (priority, next(order), task))
while queue:
    print(*heapq.heappop(queue))
numbers = [9, 4, 7, 1, 8, 2]
heapq.heapify(numbers)
print(numbers, heapq.heappushpop(numbers, 0), heapq.heapreplace(numbers, 5), numbers[0], [heapq.heappop(numbers) for _ in range(len(numbers))])
people = [("ann", 31), ("bob", 25), ("eve", 47), ("dan", 25)]
print(heapq.nlargest(2, people, key=lambda p: p[1]), heapq.nsmallest(2, people, key=lambda p: p[1]), heapq.nsmallest(9, [3, 1]), heapq.nlargest(0, [1]))
print(list(heapq.merge([1, 4, 7], [2, 4, 9], [0])), list(heapq.merge("db", "ca", reverse=True)), list(heapq.merge(["a", "CC"], ["b"], key=len)))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
