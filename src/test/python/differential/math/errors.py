import math
for text, call in [('sqrt', lambda: math.sqrt(-1)), ('log', lambda: math.log(0)), ('exp', lambda: math.exp(1000)), ('fact', lambda: math.factorial(-1)),
                   ('isqrt', lambda: math.isqrt(-1)), ('type', lambda: math.sqrt('x')), ('acos', lambda: math.acos(2)), ('pow', lambda: math.pow(0, -1)),
                   ('comb', lambda: math.comb(-1, 2)), ('floor', lambda: math.floor(math.inf)), ('ceil', lambda: math.ceil(math.nan)),
                   ('gcd', lambda: math.gcd(1.5, 2)), ('fact float', lambda: math.factorial(3.0)), ('dist', lambda: math.dist([1], [1, 2]))]:
    try:
        print(text, call())
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        print(text, type(error).__name__, error)
