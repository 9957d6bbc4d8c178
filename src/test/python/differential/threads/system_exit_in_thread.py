import threading, sys
def quits():
    print("leaving")
    sys.exit(5)
t = threading.Thread(target=quits)
t.start()
t.join()
print("main still here")
