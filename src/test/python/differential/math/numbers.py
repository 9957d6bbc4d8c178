import math
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-7.9), math.floor(10 ** 20), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(99))
print(math.gcd(12, 18), math.gcd(), math.lcm(4, 6), math.gcd(0, 5), math.prod([2, 3, 4]), math.prod([], start=7), math.factorial(30))
print(math.sqrt(16), math.pow(2, 10), math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.fabs(-3), math.copysign(2, -0.0), math.fmod(-7, 3))
print(math.log(1), math.log2(8), math.log10(1000), math.log(8, 2), math.log2(2 ** 100), math.exp(0), math.sin(0), math.cos(0), math.atan2(0, 1))
print(math.modf(3.25), math.modf(-0.5), math.frexp(10), math.ldexp(0.75, 3), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.fsum([0.1] * 10))
print(math.inf, -math.inf, math.nan, math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.pi, math.e, math.tau)
