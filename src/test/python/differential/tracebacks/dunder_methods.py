class V:
    def __add__(self, other):
        return self.missing
    def __getitem__(self, i):
        return self + i
    def __eq__(self, o):
        raise NotImplementedError("compare")
    def __str__(self):
        raise ValueError("no text")
try:
    V() == 1
except NotImplementedError as e:
    print("caught", e)
try:
    print(V())
except ValueError as e:
    print("caught", e)
V()[5]
