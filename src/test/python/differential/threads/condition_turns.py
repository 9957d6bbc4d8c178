import threading

turn = 0
said = []
condition = threading.Condition()


def speak(me, of, rounds):
    global turn
    for i in range(rounds):
        with condition:
            condition.wait_for(lambda: turn % of == me)
            said.append("%d:%d" % (me, i))
            turn += 1
            condition.notify_all()


threads = [threading.Thread(target=speak, args=(me, 3, 4)) for me in range(3)]
for thread in reversed(threads):
    thread.start()
for thread in threads:
    thread.join()
print(said)
for wrong in (condition.wait, condition.notify):
    try:
        wrong()
    except RuntimeError as error:
        print(error)
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: "yes", 0.01))
