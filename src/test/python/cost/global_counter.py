counter = 0


def run(n):
    global counter
    for i in range(n):
        counter += 1
    return counter
