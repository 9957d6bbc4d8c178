def run(n):
    table = {}
    for i in range(n):
        table[i & 1023] = i
    return len(table)
