import threading, time
order = []
gate = threading.Lock()
gate.acquire()
def waiter():
    with gate:
        order.append("waiter")
t = threading.Thread(target=waiter)
t.start()
time.sleep(0.05)
order.append("main")
gate.release()
t.join()
print(order)
def slow():
    time.sleep(0.3)
t = threading.Thread(target=slow)
t.start()
print(t.join(timeout=0.01), t.is_alive())
t.join()
print(t.is_alive())
ping, pong = threading.Lock(), threading.Lock()
pong.acquire()
log = []
def a():
    for i in range(3):
        ping.acquire()
        log.append(f"ping{i}")
        pong.release()
def b():
    for i in range(3):
        pong.acquire()
        log.append(f"pong{i}")
        ping.release()
ta, tb = threading.Thread(target=a), threading.Thread(target=b)
ta.start(); tb.start(); ta.join(); tb.join()
print(log)
