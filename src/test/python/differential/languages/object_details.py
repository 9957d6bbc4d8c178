class A: pass
for call in (lambda: object(1), lambda: A(1), lambda: A().nothing, lambda: setattr(object(), 'x', 1), lambda: object().x):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
a = A()
print(a == a, a != a, a == A(), hash(a) == hash(a), bool(a), isinstance(a, object), issubclass(A, object), str(a)[:19], A.__doc__)
print(object.__init__ is A.__init__, A.__name__, A.__qualname__, A.__module__, a.__class__ is A, type(a) is A, object.__name__)
class WithNew:
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.args = args
        return made
print(WithNew(1, 2).args)
try:
    class E(Exception):
        def __init__(self, code): super().__init__('code %d' % code); self.code = code
    raise E(3)
except E as error:
    print(error, error.code, error.args, repr(error))
