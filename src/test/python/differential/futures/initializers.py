import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()
made = []
lock = threading.Lock()


def prepare(base):
    local.base = base
    with lock:
        made.append(threading.current_thread().name)


def use(i):
    return local.base + i


with ThreadPoolExecutor(3, "helper", prepare, (100,)) as pool:
    print(list(pool.map(use, range(5))))
print(0 < len(made) <= 3, all(name.startswith("helper_") for name in made), len(set(made)) == len(made))
