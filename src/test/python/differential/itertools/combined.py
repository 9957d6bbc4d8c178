from itertools import combinations, combinations_with_replacement, permutations, product
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product('a', [])))
print([''.join(p) for p in permutations('abc')], list(permutations([1, 2, 3], 2)), list(permutations('ab', 3)), list(permutations([])))
print(list(combinations('abcd', 2)), list(combinations([1], 2)), list(combinations('ab', 0)))
print([''.join(c) for c in combinations_with_replacement('abc', 2)], list(combinations_with_replacement('', 0)))
try:
    combinations('ab', -1)
except ValueError as error:
    print(error)
