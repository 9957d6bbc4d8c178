import threading

print(threading.current_thread() is threading.main_thread(), threading.current_thread().name)
print(threading.active_count(), [t.name for t in threading.enumerate()])
ready = threading.Barrier(3)
go = threading.Event()
idents = set()


def work():
    idents.add(threading.get_ident())
    assert threading.current_thread().ident == threading.get_ident()
    ready.wait()
    go.wait()


threads = [threading.Thread(target=work, name="w%d" % n) for n in range(2)]
for t in threads:
    t.start()
ready.wait()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()), len(idents), threading.get_ident() in idents)
print(all(t in threading.enumerate() for t in threads), isinstance(threading.get_native_id(), int))
go.set()
for t in threads:
    t.join()
print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
