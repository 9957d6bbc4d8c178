def run(n):
    x = 0.0
    for i in range(n):
        x = x * 0.5 + 1.0
    return x
