for op in ("1 / 0", "1 // 0", "1 % 0", "divmod(1, 0)", "1.0 / 0", "1.0 // 0", "1.0 % 0", "10**30 // 0"):
    a, b = None, None
    try:
        if op == "1 / 0":
            1 / 0
        elif op == "1 // 0":
            1 // 0
        elif op == "1 % 0":
            1 % 0
        elif op == "divmod(1, 0)":
            divmod(1, 0)
        elif op == "1.0 / 0":
            1.0 / 0
        elif op == "1.0 // 0":
            1.0 // 0
        elif op == "1.0 % 0":
            1.0 % 0
        else:
            10**30 // 0
    except ZeroDivisionError as e:
        print(op, "->", type(e).__name__)
print(7 / 2, -7 / 2, 10**30 / 10**29, 1 / 3, 2**60 / 3)
