import queue


class Once(queue.Queue):
    """A queue that takes nothing twice."""

    def _init(self, maxsize):
        self.seen = set()
        self.order = []

    def _qsize(self):
        return len(self.order)

    def _put(self, item):
        if item not in self.seen:
            self.seen.add(item)
            self.order.append(item)

    def _get(self):
        return self.order.pop(0)


q = Once()
for c in "mississippi":
    q.put(c)
print(q.qsize(), [q.get() for _ in range(q.qsize())], q.empty())


class Named(queue.Queue):
    def __init__(self, name, maxsize=0):
        super().__init__(maxsize)
        self.name = name
        self.puts = 0

    def put(self, item, block=True, timeout=None):
        self.puts += 1
        super().put(item, block, timeout)


n = Named("jobs", 2)
n.put(1)
n.put_nowait(2)
print(n.name, n.puts, n.maxsize, n.full(), isinstance(n, queue.Queue))


class Backwards(queue.PriorityQueue):
    def _put(self, item):
        super()._put(-item)

    def _get(self):
        return -super()._get()


b = Backwards()
for i in (3, 1, 2):
    b.put(i)
print(b.get(), b.get(), b.get())


class Bag(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


bag = Bag()
bag.put(7)
bag.put(7)
print(bag.qsize(), bag.get(), bag.qsize())
