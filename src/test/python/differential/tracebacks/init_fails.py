class Pool:
    def __init__(self, size):
        if size < 1:
            raise ValueError(f"size must be at least 1, not {size}")
        self.size = size
def make(n): return Pool(n)
make(1)
make(0)
