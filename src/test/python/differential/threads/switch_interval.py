import sys, threading
before = sys.getswitchinterval()
print(before)
try:
    sys.setswitchinterval(0.0001)
    print(round(sys.getswitchinterval(), 6))
    total = []
    def add():
        for _ in range(300):
            total.append(1)
    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(total))
finally:
    sys.setswitchinterval(before)
print(sys.getswitchinterval() == before)
for wrong in (0, -1):
    try:
        sys.setswitchinterval(wrong)
    except ValueError as error:
        print(error)
