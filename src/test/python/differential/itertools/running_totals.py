from itertools import accumulate, chain, repeat
import operator

print(list(accumulate([1, 2, 3, 4])), list(accumulate([2, 3, 4], operator.mul)))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate("abc")))
print(list(accumulate([1, 2], initial=10)), list(accumulate([], initial=7)), list(accumulate([])))
debts = list(accumulate(chain([1000], repeat(-90, 4)), lambda balance, paid: round(balance * 1.05 + paid, 2)))
print(debts)
