from concurrent.futures import ThreadPoolExecutor


class Squarer:
    def __init__(self):
        self.pool = ThreadPoolExecutor(max_workers=2)
        self.calls = 0

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.pool.shutdown()

    def __call__(self, x):
        return sum(self.pool.map(lambda y: y * y, range(x)))


with Squarer() as squarer, ThreadPoolExecutor(3) as outer:
    print(list(outer.map(squarer, range(6))))
    nested = outer.submit(lambda: squarer.pool.submit(lambda: "inner").result())
    print(nested.result())
