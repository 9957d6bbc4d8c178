from itertools import accumulate, chain, compress, dropwhile, filterfalse, starmap, takewhile, zip_longest
print(list(chain('ab', [1], ())), list(chain.from_iterable([[1], [2, 3]])), list(compress('abcd', [1, 0, 1])))
print(list(takewhile(lambda n: n < 3, [1, 2, 5, 1])), list(dropwhile(lambda n: n < 3, [1, 2, 5, 1])), list(filterfalse(None, [0, 1, '', 'a'])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)))
print(list(zip_longest('abc', [1], fillvalue='-')), list(zip_longest([1, 2], 'x')), list(zip_longest()))
print(list(accumulate([])), list(accumulate([], initial=1)), type(chain()).__name__, iter(chain()) is not None)
