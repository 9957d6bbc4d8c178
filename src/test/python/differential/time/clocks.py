import time
a = time.perf_counter()
b = time.perf_counter()
print(type(a).__name__, b >= a, type(time.monotonic()).__name__, type(time.time()).__name__, type(time.perf_counter_ns()).__name__, type(time.time_ns()).__name__, type(time.monotonic_ns()).__name__)
start = time.monotonic()
time.sleep(0.02)
elapsed = time.monotonic() - start
print(elapsed >= 0.02, elapsed < 2, time.sleep(0), time.time() > 1.6e9)
for bad in (-1, "x", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(type(time.process_time()).__name__, type(time.thread_time()).__name__, time.perf_counter_ns() > 0)
from time import sleep, perf_counter as pc
sleep(0.001)
print(pc() > a)
