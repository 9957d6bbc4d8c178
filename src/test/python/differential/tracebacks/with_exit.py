class Manager:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *args):
        print("exit")
        return False
def work():
    with Manager() as m:
        m.missing()
work()
