"""From 3.12 on one profiler hears every thread; before, only the one that enabled it."""
import cProfile
import pstats
import threading


def leaf(i):
    return i


def work(n):
    for i in range(n):
        leaf(i)


def counts(profile):
    stats = pstats.Stats(profile).strip_dirs().stats
    return {name: calls for (_, _, name), (_, calls, _, _, _) in stats.items() if name in ("leaf", "work")}


go, done = threading.Event(), threading.Event()


def waits():
    go.wait()
    work(30)
    done.set()


early = threading.Thread(target=waits)
early.start()
profile = cProfile.Profile()
profile.enable()
for n in (10, 20):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    thread.join()
go.set()
done.wait()
profile.disable()
early.join()
print(sorted(counts(profile).items()))
