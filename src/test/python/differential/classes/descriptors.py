class Bounded:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, self.low)

    def __set__(self, instance, value):
        if not self.low <= value <= self.high:
            raise ValueError("%s is not from %s to %s" % (value, self.low, self.high))
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Dial:
    volume = Bounded(0, 10)
    tone = Bounded(-5, 5)


dial = Dial()
print(dial.volume, dial.tone)
dial.volume = 7
try:
    dial.tone = 6
except ValueError as error:
    print(error)
print(dial.volume, vars(dial), Dial.volume.high)
del dial.volume
print(dial.volume, vars(dial))


class Once:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        print("computes")
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Data:
    @Once
    def size(self):
        return 42


data = Data()
print(data.size, data.size, vars(data))
