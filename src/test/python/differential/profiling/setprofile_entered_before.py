import sys

events = []


def hook(frame, event, argument):
    events.append((event, frame.f_code.co_name, argument.__name__ if event.startswith("c_") else argument))


def switches_on():
    sys.setprofile(hook)
    return "on"


def around():
    return switches_on() + "!"


def switches_off():
    sys.setprofile(None)
    return "off"


print(sys.getprofile())
around()
print(sys.getprofile() is hook)
switches_off()
around
print(sys.getprofile())
for event in events:
    print(*event)
