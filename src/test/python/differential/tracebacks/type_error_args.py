class A:
    def method(self, x, y=2):
        return x
A().method(1)
A().method()
