import threading
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor

hold = threading.Event()
told = []
with ThreadPoolExecutor(1) as pool:
    f = pool.submit(hold.wait)
    f.add_done_callback(lambda future: told.append(("first", future.result())))
    f.add_done_callback(lambda future: told.append(("second", future is f)))
    hold.set()
print(told)
f.add_done_callback(lambda future: told.append("at once"))
print(told[2:])

own = Future()
print(own.done(), own.running(), own.cancelled())
print(own.set_running_or_notify_cancel(), own.running())
own.add_done_callback(lambda future: print("result", future.result()))
own.set_result([1, 2])
print(own.result() is own.result())
for again in (lambda: own.set_result(3), lambda: own.set_exception(ValueError())):
    try:
        again()
    except InvalidStateError as e:
        print(str(e).split(":")[0])
failed = Future()
failed.set_exception(KeyError("k"))
print(repr(failed.exception()))
gone = Future()
print(gone.cancel(), gone.set_running_or_notify_cancel())
try:
    Future().result(timeout=0.01)
except TimeoutError as e:
    print(repr(e))
