import threading

data = threading.local()
data.x = "main"
print(data.x, hasattr(data, "y"), data.__dict__)
seen = {}


def work(n):
    seen[n, "before"] = hasattr(data, "x")
    data.x = n
    for _ in range(100):
        data.x += 1
    seen[n] = data.x
    del data.x
    try:
        data.x
    except AttributeError as e:
        seen[n, "error"] = str(e)


threads = [threading.Thread(target=work, args=(n * 1000,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for key in sorted(seen, key=str):
    print(key, seen[key])
print(data.x)


class Connection(threading.local):
    made = 0
    limit = 3

    def __init__(self, host, port=80):
        Connection.made += 1
        self.host = host
        self.port = port
        self.used = 0

    def use(self):
        self.used += 1
        return self.host, self.port, self.used


c = Connection("example", port=8080)
c.use()
c.use()


def elsewhere():
    print(c.use(), c.limit)
    c.limit = 4
    print(c.limit, Connection.limit)


t = threading.Thread(target=elsewhere)
t.start()
t.join()
print(c.use(), c.limit, Connection.made)
try:
    threading.local(1)
except TypeError as e:
    print(e)
