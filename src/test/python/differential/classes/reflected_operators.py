class L:
    def __add__(self, o):
        print("L.add")
        return NotImplemented
    def __lt__(self, o):
        print("L.lt")
        return NotImplemented
    def __eq__(self, o):
        print("L.eq")
        return NotImplemented
class R:
    def __radd__(self, o):
        print("R.radd")
        return "added"
    def __gt__(self, o):
        print("R.gt")
        return "greater"
    def __eq__(self, o):
        print("R.eq")
        return "equal"
print(L() + R(), L() < R(), L() == R())
class Sub(L):
    def __radd__(self, o):
        print("Sub.radd")
        return "sub first"
print(L() + Sub())
try:
    L() + 5
except TypeError as e:
    print(e)
try:
    L() < L()
except TypeError as e:
    print(e)
l = L()
print(l == l, l != 5)
class MyList(list):
    def second(self):
        return self[1]
m = MyList([1, 2, 3])
m.append(4)
print(m, m.second(), len(m), m[1:], m == [1, 2, 3, 4], isinstance(m, list))
