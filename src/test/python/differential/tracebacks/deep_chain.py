def level(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        level(n - 1)
    except ValueError as e:
        raise ValueError(f"level {n}") from e
level(2)
