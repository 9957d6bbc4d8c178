"""With a clock of the program's own the times are exact."""
import cProfile

now = 0


def clock():
    return now


def work(n):
    global now
    now += n


def leaf():
    work(5)


def branch():
    work(10)
    leaf()
    leaf()


def recurse(n):
    work(1)
    if n:
        recurse(n - 1)
        leaf()


def main():
    work(100)
    branch()
    recurse(3)
    branch()


profile = cProfile.Profile(clock, 0.125, builtins=False)
profile.runcall(main)
profile.print_stats("stdname")
profile.print_stats(("ncalls", "name"))
for entry in sorted(profile.getstats(), key=lambda e: e.code.co_name):
    print(entry.code.co_name, entry.callcount, entry.reccallcount, entry.totaltime, entry.inlinetime)
    for call in sorted(entry.calls or [], key=lambda e: e.code.co_name):
        print("   ", call.code.co_name, call.callcount, call.reccallcount, call.totaltime, call.inlinetime)
