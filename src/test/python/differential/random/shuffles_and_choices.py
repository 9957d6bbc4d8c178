import random

source = random.Random(2024)
cards = list("abcdefgh")
source.shuffle(cards)
print("".join(cards), source.choice(cards), source.choices("xyz", k=6), source.choices([1, 2, 3], weights=[5, 1, 1], k=8))
print(source.sample(range(1000), 4), source.sample(cards, 8) != cards, sorted(source.sample(cards, 8)) == sorted(cards))
print("%.6f" % source.uniform(-1, 1), "%.6f" % source.gauss(0, 1), "%.6f" % source.expovariate(2), "%.6f" % source.triangular(0, 10, 3))
for wrong in (lambda: source.choice([]), lambda: source.sample([1], 2), lambda: source.randrange(3, 3)):
    try:
        wrong()
    except (IndexError, ValueError) as error:
        print(type(error).__name__)
