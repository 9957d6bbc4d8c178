import sys
def forever(n):
    return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])
print(issubclass(RecursionError, RuntimeError), sys.getrecursionlimit())
sys.setrecursionlimit(2000)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(1500))
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
class R:
    def __getattr__(self, name):
        return self.other
try:
    R().x
except RecursionError:
    print("recursion in __getattr__")
