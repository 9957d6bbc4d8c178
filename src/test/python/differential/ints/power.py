print(2**10, (-2)**3, (-2)**4, 0**0, 2**0, 10**25)
print(2**-1, (-2)**-3, 10**-2)
print(pow(3, 4), pow(3, 4, 5), pow(-3, 3, 7), pow(3, 200, 1000007), pow(2, 10, -7))
print(pow(3, -1, 7))
try:
    0**-1
except ZeroDivisionError as e:
    print(type(e).__name__)
try:
    pow(2, 3, 0)
except ValueError as e:
    print(e)
print(-2**2, 2**3**2, (2**3)**2)
