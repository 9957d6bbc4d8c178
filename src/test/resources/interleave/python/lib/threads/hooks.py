import threading

def fails():
    raise ValueError("no")

seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
t = threading.Thread(target=fails)
t.start()
t.join()
print(seen)
threading.excepthook = threading.__excepthook__

def leaves():
    raise SystemExit

t = threading.Thread(target=leaves)
t.start()
t.join()
print("quiet")
