def run(n):
    items = [1, 2, 3, 4]
    for i in range(n):
        items[1] = items[2]
    return items[1]
