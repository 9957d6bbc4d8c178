import heapq

numbers = [9, 4, 7, 1, 8, 2, 6, 3, 5]
heap = numbers[:]
heapq.heapify(heap)
print(heap)
heapq.heappush(heap, 0)
print(heap)
print(heapq.heappop(heap), heap)
print(heapq.heapreplace(heap, 10), heap)
print(heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 11), heap)
print([heapq.heappop(heap) for _ in range(len(heap))])
for attempt in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1), lambda: heapq.heapify([1, "a"])):
    try:
        attempt()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
print(heapq.heappushpop([], 5))
print(heapq.nlargest(3, numbers), heapq.nsmallest(2, numbers), heapq.nlargest(0, numbers), heapq.nsmallest(20, numbers))
words = ["pear", "fig", "banana", "kiwi", "apple"]
print(heapq.nlargest(2, words, key=len), heapq.nsmallest(3, words, key=len))
print(list(heapq.merge([1, 4, 7], [2, 5, 8], [3, 6, 9])))
print(list(heapq.merge([9, 5, 1], [8, 2], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb", "dddd"], key=len)))
seed = 7
values = []
for _ in range(200):
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    values.append(seed % 50)
heap = []
for v in values:
    heapq.heappush(heap, v)
print(heap[:20])
print([heapq.heappop(heap) for _ in range(200)] == sorted(values))
