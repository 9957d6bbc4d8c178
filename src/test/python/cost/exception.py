def run(n):
    for i in range(n):
        try:
            raise ValueError
        except ValueError:
            pass
