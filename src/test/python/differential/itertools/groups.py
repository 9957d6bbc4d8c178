from itertools import groupby, pairwise, tee
for key, group in groupby('aaabccd'):
    print(key, list(group))
print([(k, [w for w in g]) for k, g in groupby(['apple', 'avocado', 'bean', 'corn', 'cress'], key=lambda w: w[0])])
print([k for k, _ in groupby([1, 1, 2, 1])], list(groupby([])))
a, b, c = tee(iter('xyz'), 3)
print(next(a), next(a), list(b), list(a), list(c))
print(list(pairwise('abcd')), list(pairwise('a')))
