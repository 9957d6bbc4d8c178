from itertools import combinations, combinations_with_replacement, permutations, product

print(["".join(p) for p in permutations("abc")])
print(list(permutations(range(3), 2)), list(permutations("ab", 3)), list(permutations([])))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)))
print(list(combinations_with_replacement("xy", 3)))
print(list(product("ab", [0, 1])), list(product([0, 1], repeat=2)), list(product()), list(product([], "a")))
print(sum(1 for hand in combinations(range(10), 4) if sum(hand) == 18))
print(next(p for p in permutations(range(1, 6)) if p[0] > p[1] > p[2]))
