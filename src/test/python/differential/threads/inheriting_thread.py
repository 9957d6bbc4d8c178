import threading


class Summer(threading.Thread):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.n = n
        self.result = None

    def run(self):
        self.result = sum(range(self.n))


s = Summer(1000, name="summer", daemon=True)
print(s.name, s.daemon, s.result, s.ident)
s.start()
s.join()
print(s.result, s.is_alive(), s.ident is not None)
try:
    s.start()
except RuntimeError as e:
    print(e)


class Forgetful(threading.Thread):
    def __init__(self):
        pass


for attempt in (lambda: Forgetful().start(), lambda: Summer(1).join(), lambda: Forgetful().join()):
    try:
        attempt()
    except RuntimeError as e:
        print(e)

t = threading.Thread(target=print, args=("hello",), name="a")
t.note = "attributes of one's own"
t.start()
t.join()
print(t.note, vars(t)["note"])
event = threading.Event()
event.reason = "none"
print(event.reason)


class Stoppable(threading.Thread):
    def __init__(self):
        threading.Thread.__init__(self, target=self.loop)
        self.stop = threading.Event()
        self.rounds = 0

    def loop(self):
        while not self.stop.wait(0.001):
            self.rounds += 1


s = Stoppable()
s.start()
while s.rounds < 3:
    pass
s.stop.set()
s.join()
print(s.rounds >= 3)
