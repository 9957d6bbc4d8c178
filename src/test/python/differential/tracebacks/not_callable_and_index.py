handlers = {"start": None, "stop": lambda: [][1]}
def dispatch(name, *args):
    return handlers[name](*args)
try:
    dispatch("stop")
except IndexError as e:
    print("index:", e)
dispatch("start", 1, 2)
