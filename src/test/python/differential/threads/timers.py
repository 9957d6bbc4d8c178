import threading

fired = threading.Event()
seen = []


def ring(*args, **kwargs):
    seen.append((args, kwargs))
    fired.set()


t = threading.Timer(0.01, ring, args=[1, 2], kwargs={"loud": True})
print(t.interval, t.args, t.kwargs, t.daemon, isinstance(t, threading.Thread), t.is_alive())
t.start()
print(fired.wait(30))
t.join()
print(seen, t.finished.is_set())

later = threading.Timer(3600, ring)
later.start()
later.cancel()
later.join()
print(len(seen), later.is_alive())

before = threading.Timer(0.0, ring)
before.cancel()
before.start()
before.join()
print(len(seen))


class Repeating(threading.Timer):
    def run(self):
        for _ in range(3):
            if self.finished.wait(self.interval):
                return
            self.function(*self.args)


r = Repeating(0.001, ring, ["again"])
r.start()
r.join()
print(seen[1:])
