import math

print(math.gcd(84, 30), math.gcd(0, 5), math.isqrt(10 ** 20 + 1), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.prod([2, 3, 7]))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.fmod(-7, 3), -7 % 3, divmod(-7, 3), math.modf(2.25), math.frexp(10.0), math.ldexp(0.625, 4))
print(math.hypot(3, 4), math.copysign(2, -0.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.inf > 10 ** 300, math.isnan(math.nan))
print(math.fsum([0.1] * 10), math.sqrt(2), math.log2(1024), math.log10(1000), math.log(8, 2), math.degrees(math.pi), round(math.exp(1), 12))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1e20), (7).bit_length(), int("ff", 16), (2.5).as_integer_ratio(), pow(3, 100, 7))
for wrong in (lambda: math.sqrt(-1), lambda: math.factorial(-1), lambda: math.log(0), lambda: math.isqrt(-1), lambda: math.gcd(1.5)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
