import cProfile
import sys
import threading
import time


class Base:
    def __init__(self):
        super().__init__()


def everything():
    abs(-1), any([1]), callable(len), chr(65), divmod(7, 2), getattr(Base, "__name__"), hash(1), hex(1), isinstance(1, int)
    iter([]), len("a"), max(1, 2), next(iter([1])), ord("a"), pow(2, 3), repr(1), round(1.5), sorted([2]), sum([1])
    "a".join([]), "a".split(), b"a".decode(), [].extend([]), {}.setdefault(1, 2), {1}.union([2]), (1,).index(1), (5).bit_length()
    dict.fromkeys([1]), str.maketrans({}), int.from_bytes(b"a", "big")
    {1: 2}.items(), [1].__getitem__(0), [1].__len__(), {1: 2}.__contains__(1), "".__format__("")
    time.sleep(0), time.perf_counter(), sys.getrecursionlimit()
    lock = threading.Lock()
    with lock:
        lock.locked()
    lock.acquire()
    lock.release()
    enumerate([]), zip([]), reversed([]), filter(None, []), int("1"), str(1), list(), Base(), type(1), property(len)
    (i for i in []).close()

    class Local:
        pass


profile = cProfile.Profile()
profile.runcall(everything)
profile.create_stats()
for (file, line, name), stat in sorted(profile.stats.items(), key=lambda item: item[0][2]):
    if file == "~":
        print(name, stat[1])
