class Pause:
    def __await__(self):
        yield


async def fails(n):
    await Pause()
    if n == 0:
        raise ValueError("bottom")
    await fails(n - 1)


async def handles():
    try:
        await fails(2)
    except ValueError as e:
        await Pause()
        try:
            await Pause()
            raise KeyError("second")
        except KeyError as k:
            print(repr(k.__context__))
        return str(e)
    finally:
        await Pause()
        print("finally after a pause")


async def again():
    try:
        await fails(0)
    except ValueError:
        await Pause()
        raise


async def chained():
    try:
        await again()
    except ValueError as e:
        raise RuntimeError("outer") from e


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


def lines(e):
    tb = e.__traceback__
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


print(run(handles()))
for f in (again, chained):
    try:
        run(f())
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__))
        print(lines(e))
