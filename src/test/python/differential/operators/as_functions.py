import operator
from operator import attrgetter, itemgetter, methodcaller
print(operator.add(2, 3), operator.floordiv(7, 2), operator.not_(0), operator.contains([1], 1), operator.lt(1, 2), operator.neg(4), operator.xor(5, 1))
rows = [('b', 2), ('a', 3), ('c', 1)]
print(sorted(rows, key=itemgetter(1)), itemgetter(0, 1)(rows[0]), itemgetter(slice(0, 2))(rows), itemgetter('k')({'k': 5}))
class Node:
    def __init__(self, value, inner=None): self.value, self.inner = value, inner
n = Node(1, Node(2))
print(attrgetter('value')(n), attrgetter('inner.value', 'value')(n), methodcaller('upper')('abc'), methodcaller('split', ',', maxsplit=1)('a,b,c'))
print(itemgetter(1), attrgetter('a', 'b'), operator.iadd([1], [2]), operator.truediv(1, 4), operator.countOf('abca', 'a'), operator.indexOf([3, 4], 4))
d = {}
operator.setitem(d, 'k', 1)
print(d, operator.getitem(d, 'k'), operator.index(True))
