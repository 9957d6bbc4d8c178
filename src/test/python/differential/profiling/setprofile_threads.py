import sys
import threading

seen = {}


def hook(frame, event, argument):
    if event == "call" and frame.f_code.co_filename == __file__:
        seen.setdefault(threading.current_thread().name, []).append(frame.f_code.co_name)


def leaf():
    pass


def work(n):
    for _ in range(n):
        leaf()


__file__ = work.__code__.co_filename


def start(name, n):
    thread = threading.Thread(target=work, args=(n,), name=name)
    thread.start()
    thread.join()


start("before", 2)
sys.setprofile(hook)
start("main's own hook", 2)
sys.setprofile(None)
threading.setprofile(hook)
print(threading.getprofile() is hook, sys.getprofile())
start("one", 1)
start("three", 3)
threading.setprofile(None)
start("after", 2)
work(1)
for name in seen:
    print(name, seen[name])
