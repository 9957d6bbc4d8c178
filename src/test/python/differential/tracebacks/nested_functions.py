def outer():
    def middle():
        def inner(v):
            return v["key"]
        return inner([1])
    return middle()
class K:
    def m(self):
        return outer()
    @property
    def p(self):
        return self.m()
K().p
