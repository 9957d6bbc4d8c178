class Counter:
    def __init__(self):
        self.value = 0

    def add(self, amount):
        return amount


def run(n):
    counter = Counter()
    for i in range(n):
        counter.add(i)
