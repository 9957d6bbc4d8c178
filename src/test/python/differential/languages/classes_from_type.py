def greet(self): return 'hi ' + self.name
Person = type('Person', (object,), {'greet': greet, 'kind': 'p', '__init__': lambda self, name: setattr(self, 'name', name)})
print(Person('x').greet(), Person.kind, Person.__name__, Person.__bases__, type(Person), Person.__module__)
Child = type('Child', (Person,), dict(kind='c'))
print(Child('y').greet(), Child.kind, Child.__mro__[1].__name__, isinstance(Child('z'), Person))
for bad in (lambda: type('X', (int, str), {}) and 1, lambda: type(), lambda: type(1, 2), lambda: type('X', (bool,), {})):
    try:
        bad()
    except TypeError as error:
        print(str(error)[:30])
