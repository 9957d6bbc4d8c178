class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None):
        self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for item in reversed(list(items)):
            self.push(item)
    def push(self, v):
        self.head = Node(v, self.head)
        self.size += 1
    def __len__(self):
        return self.size
    def __iter__(self):
        n = self.head
        while n is not None:
            yield n.value
            n = n.next
    def __getitem__(self, i):
        if isinstance(i, slice):
            return LinkedList(list(self)[i])
        for k, v in enumerate(self):
            if k == i:
                return v
        raise IndexError(f"index {i} out of range")
    def __contains__(self, v):
        return any(x == v for x in self)
    def __eq__(self, o):
        return isinstance(o, LinkedList) and list(self) == list(o)
    def __add__(self, o):
        return LinkedList([*self, *o])
    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"
    def reverse(self):
        prev, n = None, self.head
        while n:
            n.next, prev, n = prev, n, n.next
        self.head = prev
        return self
l = LinkedList("abc")
l.push("z")
print(l, len(l), l[1], l[1:3], "c" in l, "q" in l, l == LinkedList("zabc"), l + [1], LinkedList(), bool(LinkedList()), sorted(l), l.reverse())
try:
    l[10]
except IndexError as e:
    print(e)
