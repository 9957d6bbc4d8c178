import sys
sys.stdout.write("written\n")
n = sys.stdout.write("abc\n")
print(n)
print("to stdout", file=sys.stdout)
print("a", "b", sep="", end="<end>\n", file=sys.stdout, flush=True)
sys.stdout.flush()
try:
    sys.stdout.write(5)
except TypeError as e:
    print(e)
class Writer:
    def __init__(self):
        self.parts = []
    def write(self, s):
        self.parts.append(s)
w = Writer()
print("captured", 1, file=w)
print(w.parts)
print(None, end=None)
print("tab\tand\\backslash", "quote'\"", repr("tab\t"))
print([None, True, "s", 1.0, (1,), {"k": {1}}, b"x", range(2)])
