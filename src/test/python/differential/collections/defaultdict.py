from collections import defaultdict
groups = defaultdict(list)
for word in 'the quick brown fox jumps over the lazy dog'.split():
    groups[len(word)].append(word)
print(groups, dict(groups), groups.get(9), len(groups))
counts = defaultdict(int, a=1)
counts['b'] += 5
print(counts, counts.copy(), counts == {'a': 1, 'b': 5}, 'c' in counts, counts.default_factory)
nested = defaultdict(lambda: defaultdict(set))
nested['x']['y'].add(1)
print(nested['x']['y'], list(nested))
for bad in (lambda: defaultdict(3), lambda: defaultdict()['k'], lambda: defaultdict(None)[1]):
    try:
        bad()
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
