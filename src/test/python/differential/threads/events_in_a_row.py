import threading

STEPS = 5
events = [threading.Event() for _ in range(STEPS + 1)]
order = []


def step(number):
    print_when = events[number].wait(30)
    order.append((number, print_when))
    events[number + 1].set()


threads = [threading.Thread(target=step, args=(number,), name="step %d" % number) for number in range(STEPS)]
for thread in reversed(threads):
    thread.start()
print(order, events[STEPS].wait(0.01), events[STEPS].is_set())
events[0].set()
print(events[STEPS].wait(30), order)
for thread in threads:
    thread.join(30)
print([thread.is_alive() for thread in threads], [event.is_set() for event in events], threads[0].name)
events[0].clear()
print(events[0].is_set(), events[0].wait(0), events[1].wait(0))
