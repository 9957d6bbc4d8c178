import sys

count = 0


def hook(frame, event, argument):
    global count
    count += 1
    helper()
    if frame.f_code.co_name == "forbidden":
        raise RuntimeError("not that one")


def helper():
    return len("what a hook calls is not heard")


def fine():
    return 1


def forbidden():
    return 2


sys.setprofile(hook)
fine()
try:
    forbidden()
except RuntimeError as e:
    print("raised:", e)
print(sys.getprofile(), count)
fine()
print(count)
