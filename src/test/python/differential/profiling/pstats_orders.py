import cProfile
import pstats

now = 0


def clock():
    return now


def work(n):
    global now
    now += n


def alpha():
    work(3)
    gamma()


def beta():
    work(7)


def gamma():
    work(1)
    beta()


profile = cProfile.Profile(clock, 0.5, builtins=False)


def main():
    for _ in range(3):
        alpha()
        beta()
        gamma()


profile.runcall(main)
stats = pstats.Stats(profile).strip_dirs()
for order in ("calls", "cumulative", "cumtime", "file", "line", "module", "name", "nfl", "pcalls", "stdname", "time", "tottime"):
    stats.sort_stats(order, "stdname").print_stats("pstats_orders.py")
stats.sort_stats("name").reverse_order().print_stats("pstats")
stats.sort_stats(-1).print_stats(2)
stats.sort_stats(pstats.SortKey.NAME).print_stats(.4)
stats.print_stats("ta", 1)
stats.print_stats("nothing is called so")
stats.print_callers("beta")
stats.print_callees("gamma")
for wrong in (("name", 1), ("unknown",), ("c",)):
    try:
        stats.sort_stats(*wrong)
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
