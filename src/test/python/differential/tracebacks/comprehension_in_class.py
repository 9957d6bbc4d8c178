class Config:
    names = ["a", "b"]
    sizes = {n: len(n) / (ord(n) - 98) for n in ["c", "b"]}
