import threading
def fail(x):
    raise ValueError(f"bad {x}")
t = threading.Thread(target=fail, args=(1,))
t.start()
t.join()
print("main goes on", t.is_alive())
def nested():
    try:
        {}["k"]
    except KeyError:
        raise RuntimeError("second")
u = threading.Thread(target=nested, name="worker")
u.start()
u.join()
print("done")
