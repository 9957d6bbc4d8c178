from collections import OrderedDict
d = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
d.move_to_end('a')
print(d)
d.move_to_end('c', last=False)
print(d, d.popitem(), d.popitem(last=False), d)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1})
print(list(reversed(OrderedDict(x=1, y=2))), OrderedDict(), OrderedDict.fromkeys('ab', 0))
try:
    OrderedDict().popitem()
except KeyError as error:
    print(error)
d['z'] = 26
print(d.copy(), d.pop('z'), list(d.items()), isinstance(d, dict))
