import random
r = random.Random(7)
cards = list(range(20))
r.shuffle(cards)
print(cards, r.sample(range(1000), 5), r.sample('abcdef', 4), r.sample(range(50), 40)[:5], r.choices('ab', k=6), r.choices([1, 2, 3], weights=[5, 1, 1], k=6))
print(r.choices('xyz', cum_weights=[1, 2, 10], k=4), r.sample(['a', 'b'], counts=[3, 1], k=3))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], len(state), state[0])
