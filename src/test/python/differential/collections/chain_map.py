from collections import ChainMap
base, over = {'a': 1, 'b': 2}, {'b': 20}
both = ChainMap(over, base)
print(both['a'], both['b'], sorted(both), len(both), 'c' in both, both.get('c', 0))
both['a'] = 10
print(over, base, dict(both), both.new_child({'z': 0})['z'], both.parents)
try:
    del both['q']
except KeyError as error:
    print(error)
