def point():
    return 1, 2
x, y, z = point()
