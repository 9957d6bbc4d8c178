import random

one, two = random.Random(42), random.Random(42)
print([one.random() for _ in range(3)] == [two.random() for _ in range(3)], one.random() == two.random())
random.seed(7)
first = [random.randint(1, 6) for _ in range(10)]
random.seed(7)
print(first, first == [random.randint(1, 6) for _ in range(10)])
state = one.getstate()
drawn = [one.randrange(100) for _ in range(5)]
one.setstate(state)
print(drawn, drawn == [one.randrange(100) for _ in range(5)])
random.seed("a text")
print(random.randrange(1000), "%.12f" % random.random(), random.getrandbits(40))
print("%.9f" % random.Random(3.5).random(), random.Random(-5).randint(0, 99), random.Random(2 ** 80).randint(0, 99))
