import cProfile
import threading


def work():
    return 1


first, second = cProfile.Profile(), cProfile.Profile()
first.enable()
for profile in (first, second):
    try:
        profile.enable()
    except ValueError as e:
        print("ValueError:", e)


def elsewhere():
    try:
        cProfile.Profile().enable()
    except ValueError as e:
        print("in a thread:", e)


thread = threading.Thread(target=elsewhere)
thread.start()
thread.join()
second.disable()
first.disable()
first.disable()
second.enable()
work()
second.disable()
with cProfile.Profile() as third:
    work()
for profile in (second, third):
    profile.create_stats()
    print([(name, stat[:2]) for (_, _, name), stat in profile.stats.items() if name == "work"])
try:
    with cProfile.Profile() as fourth:
        with cProfile.Profile():
            pass
except ValueError as e:
    print("nested:", e)
with cProfile.Profile():
    print("and free again")
