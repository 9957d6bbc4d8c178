import cProfile
import pstats

now = 0


def clock():
    return now


def work(n):
    global now
    now += n


def recurse(n):
    work(2)
    if n:
        recurse(n - 1)


def profiled(n):
    profile = cProfile.Profile(clock, 0.25, builtins=False)
    profile.runcall(recurse, n)
    return profile


total = pstats.Stats(profiled(0))
total.add(profiled(1), pstats.Stats(profiled(2)))
print(total.total_calls, total.prim_calls, total.total_tt)
total.strip_dirs().sort_stats("name").print_stats()
total.print_callers()
total.print_callees()
print(sorted((name, calls) for (file, line, name), (_, calls, _, _, _) in total.stats.items()))
empty = pstats.Stats()
print(empty.total_calls, empty.stats)
empty.add(profiled(1))
print(empty.total_calls, empty.prim_calls)
try:
    pstats.Stats(3)
except TypeError as e:
    print(str(e).replace("__main__.", ""))
try:
    pstats.Stats(cProfile.Profile())
except TypeError as e:
    print(str(e)[:45])
