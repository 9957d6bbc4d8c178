def check(x):
    assert x > 0, f"x must be positive, got {x}"
    assert x < 100
check(5)
check(-1)
