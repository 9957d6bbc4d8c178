import random
random.seed(42)
print([random.randrange(100) for _ in range(8)], random.randint(1, 6), random.randrange(10, 20, 3), random.getrandbits(40), random.getrandbits(100))
r = random.Random(2 ** 70 + 5)
print(r.randrange(10 ** 30), r.choice('abcdef'), [r.randint(-5, 5) for _ in range(5)], r.random())
print(random.Random('text').randrange(1000), random.Random(b'bytes').randrange(1000), random.Random(1.5).randrange(1000), random.Random(-7).random() == random.Random(7).random())
for call in (lambda: random.randrange(0), lambda: random.randrange(3, 3), lambda: random.randrange(1, 5, 0), lambda: random.choice([]),
             lambda: random.sample([1], 2), lambda: random.randint(2, 1)):
    try:
        call()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
