class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target
    def __getattr__(self, name):
        print("getattr", name)
        return getattr(self.__dict__["target"], name)
    def __setattr__(self, name, value):
        print("setattr", name, value)
        self.__dict__[name] = value
    def __delattr__(self, name):
        print("delattr", name)
        del self.__dict__[name]
p = Proxy([1, 2])
p.append(3)
p.x = 5
print(p.x, p.target)
del p.x
try:
    p.nope
except AttributeError as e:
    print(e)
class Lazy:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"no {name}")
        value = name.upper()
        setattr(self, name, value)
        return value
l = Lazy()
print(l.abc, l.abc, sorted(l.__dict__), hasattr(l, "_x"), getattr(l, "_y", "d"))
class Spy:
    def __getattribute__(self, name):
        return f"spied {name}"
print(Spy().anything, Spy().other)
class Private:
    def __init__(self):
        self.__secret = 1
        self._open = 2
    def reveal(self):
        return self.__secret
x = Private()
print(x.reveal(), x._Private__secret, sorted(x.__dict__), hasattr(x, "__secret"))
class Slots:
    __slots__ = ("a", "b")
s = Slots()
s.a = 1
print(s.a)
try:
    s.c = 1
except AttributeError as e:
    print(type(e).__name__)
try:
    s.b
except AttributeError as e:
    print(type(e).__name__)
