class Transaction:
    def __init__(self, db):
        self.db, self.saved = db, None
    def __enter__(self):
        self.saved = dict(self.db)
        return self.db
    def __exit__(self, kind, value, tb):
        if kind:
            self.db.clear()
            self.db.update(self.saved)
            print("rolled back:", value)
        return kind is not None and issubclass(kind, LookupError)
db = {"a": 1}
with Transaction(db) as d:
    d["b"] = 2
with Transaction(db) as d:
    d["c"] = 3
    d["missing"]
print(db)
try:
    with Transaction(db) as d:
        d["z"] = 1
        raise ValueError("stop")
except ValueError:
    print(db)
class Stack:
    def __init__(self, *items):
        self._items = list(items)
    def __len__(self):
        return len(self._items)
    def __bool__(self):
        return True
    def __iter__(self):
        return iter(self._items[::-1])
    def __contains__(self, x):
        return x in self._items
    def __getitem__(self, i):
        return self._items[~i] if isinstance(i, int) else Stack(*self._items[i])
    def __setitem__(self, i, v):
        self._items[~i] = v
    def __delitem__(self, i):
        del self._items[~i]
    def __iadd__(self, xs):
        self._items.extend(xs)
        return self
    def __eq__(self, o):
        return isinstance(o, Stack) and self._items == o._items
    def __repr__(self):
        return f"Stack({', '.join(map(repr, self._items))})"
s = Stack(1, 2, 3)
s += "ab"
s[0] = "B"
del s[1]
print(s, len(s), list(s), 2 in s, s[0], s[1:], s == Stack(1, 2, 3, "B"), bool(Stack()))
