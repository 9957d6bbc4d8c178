class Animal:
    def __init__(self, name):
        self.name = name
    def speak(self):
        return f"{self.name} makes {self.sound()}"
    def sound(self):
        return "a sound"
class Dog(Animal):
    def sound(self):
        return "woof"
class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def sound(self):
        return super().sound() + "!" + Animal.sound(self)
p = Puppy("Rex", 1)
print(p.speak(), Dog("Fido").speak(), Animal("x").speak(), p.age)
print(isinstance(p, Animal), issubclass(Puppy, Dog), issubclass(Dog, Puppy), isinstance(p, (int, Dog)), [c.__name__ for c in Puppy.__mro__], Puppy.__bases__[0].__name__)
class A:
    def who(self):
        return ["A"]
class B(A):
    def who(self):
        return ["B"] + super().who()
class C(A):
    def who(self):
        return ["C"] + super().who()
class D(B, C):
    def who(self):
        return ["D"] + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class Bad(A, D):
        pass
except TypeError as e:
    print(str(e).split("\n")[0])
class Base:
    registry = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        Base.registry.append((cls.__name__, kw))
class One(Base):
    pass
class Two(Base, tag="t"):
    pass
print(Base.registry)
print(type("Dynamic", (Animal,), {"sound": lambda self: "dyn"})("d").speak())
