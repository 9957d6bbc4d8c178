class Plugin:
    known = {}
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.known[cls.__name__] = tag
class A(Plugin, tag='a'): pass
class B(A): pass
class C(Plugin, tag='c'): pass
print(Plugin.known)
try:
    class Bad(Plugin, tag=1, colour='red'): pass
except TypeError as error:
    print(error)
class Descriptor:
    def __set_name__(self, owner, name): self.place = owner.__name__ + '.' + name
    def __get__(self, instance, owner): return self.place
class Holder:
    first, second = Descriptor(), Descriptor()
print(Holder.first, Holder().second)
