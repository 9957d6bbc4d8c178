def run(n):
    items = []
    for i in range(n):
        items.append(i)
        items.pop()
    return len(items)
