import threading
class Worker:
    def __init__(self, jobs):
        self.jobs = jobs
    def run(self):
        for job in self.jobs:
            print("result", 10 / job)
w = Worker([5, 0])
t = threading.Thread(target=w.run, name="worker-1")
t.start()
t.join()
print("main continues")
raise SystemExit(w.jobs[7])
