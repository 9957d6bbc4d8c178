class Guard:
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        raise RuntimeError("exit failed")
def produce():
    with Guard():
        yield 1
        raise ValueError("body failed")
for x in produce():
    print(x)
