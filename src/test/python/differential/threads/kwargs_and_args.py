import threading
out = []
def f(a, b=2, *rest, **kw):
    out.append((a, b, rest, sorted(kw.items())))
for args, kw in (((1,), {}), ((1, 5, 6), {"x": 1}), ((0,), {"b": 9})):
    t = threading.Thread(target=f, args=args, kwargs=kw)
    t.start(); t.join()
t = threading.Thread(None, f, "third", (7,), {"k": 1})
print(t.name)
t.start(); t.join()
print(out)
threading.Thread().start()
t = threading.Thread(target=lambda: out.append("lambda")); t.start(); t.join()
print(out[-1], repr(threading.Thread(name="x")).startswith("<Thread(x, initial"), threading.get_ident() == threading.current_thread().ident)
class Runner:
    def go(self, n):
        out.append(n)
r = Runner()
t = threading.Thread(target=r.go, args=[99]); t.start(); t.join()
print(out[-1], len(threading.enumerate()))
