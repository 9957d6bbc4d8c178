class Point:
    def __init__(self):
        self.x = 1
        self.y = 2


def run(n):
    point = Point()
    for i in range(n):
        point.y = point.x
    return point.y
