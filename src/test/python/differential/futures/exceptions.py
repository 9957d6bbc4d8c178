from concurrent.futures import ThreadPoolExecutor


def divide(a, b):
    return a / b


def outer(a):
    return divide(a, 0)


with ThreadPoolExecutor(2) as pool:
    good, bad = pool.submit(divide, 6, 3), pool.submit(outer, 1)
    print(good.result(), good.exception())
    try:
        bad.result()
    except ZeroDivisionError as e:
        print(type(e), e)
        names = []
        tb = e.__traceback__
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(names[0], names[-2:])
    print(repr(bad.exception()), bad.done(), bad.exception() is bad.exception())
    try:
        bad.result()
    except ArithmeticError:
        print("again")

    def leave():
        raise SystemExit(3)

    try:
        pool.submit(leave).result()
    except SystemExit as e:
        print("exit", e.code)
    print(pool.submit(divide, 1, 2).result())
