def cpu_bound_task(n):
    total = 0
    for i in range(n):
        total += i * i
    return total
print(cpu_bound_task(10))
print(cpu_bound_task(20000))
print(cpu_bound_task(300000))
total = 2**63 - 50
for i in range(100):
    total += 1
print(total)
for i in range(100):
    total -= 1
print(total, total == 2**63 - 50)
