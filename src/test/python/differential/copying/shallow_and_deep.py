import copy
inner = [1, 2]
outer = [inner, {'k': inner}, (inner, 3)]
shallow, deep = copy.copy(outer), copy.deepcopy(outer)
inner.append(9)
print(shallow, deep, deep[0] is deep[1]['k'] is deep[2][0])
class Node:
    def __init__(self, name): self.name, self.next = name, None
a, b = Node('a'), Node('b')
a.next, b.next = b, a
c = copy.deepcopy(a)
print(c.name, c.next.name, c.next.next is c, c is not a, copy.copy(a).next is b)
loop = []
loop.append(loop)
d = copy.deepcopy(loop)
print(d[0] is d, copy.copy((1, 2)), copy.deepcopy({1, 2}), copy.copy('x'))
class Own:
    def __init__(self): self.v = [1]
    def __copy__(self): return 'shallow'
    def __deepcopy__(self, memo): return 'deep'
print(copy.copy(Own()), copy.deepcopy([Own()]))
class Bag(list): pass
bag = Bag([[1]])
bag.name = 'n'
other = copy.deepcopy(bag)
print(other, type(other).__name__, other.name, other[0] is bag[0])
