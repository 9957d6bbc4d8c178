class Pause:
    def __await__(self):
        try:
            return (yield "pause")
        except KeyError as e:
            print("pause saw", repr(e))
            raise ValueError("from pause") from e
        finally:
            print("pause over")


async def work(name):
    try:
        return await Pause()
    except ValueError as e:
        print(name, "caught", e, "cause", repr(e.__cause__))
        return "saved"
    finally:
        print(name, "finally")


async def outer():
    got = await work("first")
    print("got", got)
    await work("second")
    print("never printed")


c = outer()
print(c.send(None))
print(c.throw(KeyError("k")))
c.close()
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(type(e).__name__, e)

d = work("unstarted")
d.close()
e = work("thrown at once")
try:
    e.throw(KeyError("early"))
except KeyError as error:
    print("KeyError", error)
