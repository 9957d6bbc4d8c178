import threading
def cpu_bound_task(n):
    total = 0
    for i in range(n):
        total += i * i
    return total
results = {}
def store(name, n):
    results[name] = cpu_bound_task(n)
ts = [threading.Thread(target=store, args=(f"t{i}", 20000 + i)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
for k in sorted(results):
    print(k, results[k])
print(results["t0"] == cpu_bound_task(20000))
shared = []
def append_many(c):
    for i in range(300):
        shared.append(c)
ts = [threading.Thread(target=append_many, args=(c,)) for c in "abc"]
[t.start() for t in ts]
[t.join() for t in ts]
print(len(shared), {c: shared.count(c) for c in "abc"})
