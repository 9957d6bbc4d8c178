import random
r = random.Random(123)
print(['%.9f' % x for x in (r.random(), r.uniform(5, 10), r.gauss(0, 1), r.gauss(10, 2), r.normalvariate(0, 1), r.expovariate(0.5), r.triangular(0, 10, 3),
                            r.lognormvariate(0, 0.5), r.paretovariate(3), r.weibullvariate(1, 2))])
print(r.random(), r.uniform(-1, 1))
print(repr(random.Random(0).random()), repr(random.Random(12345678901234567890).random()))
