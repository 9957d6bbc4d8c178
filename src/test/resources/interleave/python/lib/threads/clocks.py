import sys, time, os

for clock in (time.time, time.monotonic, time.perf_counter, time.process_time, time.thread_time):
    a = clock(); b = clock()
    print(clock.__name__, isinstance(a, float), b >= a)
for clock in (time.time_ns, time.monotonic_ns, time.perf_counter_ns, time.process_time_ns, time.thread_time_ns):
    print(clock.__name__, isinstance(clock(), int))
start = time.perf_counter()
time.sleep(0.03)
print(time.perf_counter() - start >= 0.03, time.sleep(0))
for bad in (-1, float("nan"), "x"):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(sys.getswitchinterval())
sys.setswitchinterval(0.001)
print(round(sys.getswitchinterval(), 6))
for bad in (0, -1):
    try:
        sys.setswitchinterval(bad)
    except ValueError as e:
        print(e)
sys.setswitchinterval(0.005)
print(sys.getrecursionlimit())
sys.setrecursionlimit(900)
print(sys.getrecursionlimit())
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
print(sys.version_info[:2] >= (3, 13), sys.maxsize == 2**63 - 1, sys._is_gil_enabled(), sys.version[:4])
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1], sys.exception() is sys.exc_info()[1])
print(sys.stdout.write("four"), file=sys.stdout)
sys.stdout.flush()
try:
    sys.stdout.write(1)
except TypeError as e:
    print(e)
try:
    sys.exit(3)
except SystemExit as e:
    print("exit", e.code, e.args)
print(os.getpid() > 0, os.cpu_count() > 0)
