from functools import cached_property, singledispatch
class Data:
    def __init__(self, items): self.items, self.worked = items, 0
    @cached_property
    def total(self):
        "The sum."
        self.worked += 1
        return sum(self.items)
d = Data([1, 2, 3])
print(d.total, d.total, d.worked, d.__dict__, Data.total.__doc__)
del d.total
print(d.total, d.worked)
@singledispatch
def show(value): return 'thing'
@show.register(int)
def _(value): return 'int %d' % value
@show.register(list)
def _(value): return 'list of %d' % len(value)
print(show(3), show([1, 2]), show(True), show('x'), show.__name__)
