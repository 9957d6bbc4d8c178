import hashlib
import threading

data = bytes(range(256)) * 20000
one = hashlib.sha256(data).hexdigest()
found = []


def work(n):
    h = hashlib.sha256()
    for start in range(0, len(data), n):
        h.update(data[start:start + n])
    found.append(h.hexdigest() == one)


threads = [threading.Thread(target=work, args=(n,)) for n in (2047, 2048, 100000, 5000000)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(found, one)
