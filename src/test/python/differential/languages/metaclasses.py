class Registry(type):
    seen = []
    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, namespace)
        cls.options = kwargs
        meta.seen.append(name)
        return cls
    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.made_by = cls.__name__
        return made
    def __iter__(cls): return iter(cls.seen)
    def __len__(cls): return 7
    def __getitem__(cls, key): return key * 2
    @property
    def loud(cls): return cls.__name__.upper()
    def __repr__(cls): return '<%s>' % cls.__name__
class A(metaclass=Registry, z=3):
    def __init__(self, v=0): self.v = v
class B(A): pass
print(A(1).v, B().made_by, A.options, list(A), len(A), A[4], A.loud, A, type(B), isinstance(A, Registry), B.__mro__)
C = Registry('C', (A,), {'x': 5})
print(C.x, C, type('Plain', (), {}).__name__, type(C), Registry.seen)
try:
    class M2(type): pass
    class D(A, metaclass=M2): pass
except TypeError as error:
    print(error)
try:
    A.nothing
except AttributeError as error:
    print(error)
