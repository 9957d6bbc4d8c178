n = 1
for i in range(1, 60):
    n *= i
print(n)
print(-n)
print(n // 10**30, n % 10**30)
print(len(str(2**1000)))
print(sum(i * i for i in range(1000)) * 10**40)
x = 2**63 - 1
print(x, x + 1, -x - 1, -x - 2, x * x, -x * x)
print(x + 1 - 1 == x, (x + 1) // 2, type(x + 1).__name__)
print(0 * 10**50, 10**50 - 10**50, 10**50 * -1 + 10**50 + 5)
