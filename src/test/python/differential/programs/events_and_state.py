class Signal:
    def __init__(self):
        self._handlers = []
    def connect(self, f):
        self._handlers.append(f)
        return f
    def emit(self, *args, **kw):
        return [h(*args, **kw) for h in self._handlers]
class Light:
    transitions = {"red": "green", "green": "yellow", "yellow": "red"}
    def __init__(self):
        self.state = "red"
        self.changed = Signal()
    def step(self):
        old, self.state = self.state, self.transitions[self.state]
        return self.changed.emit(old, new=self.state)
light = Light()
log = []
@light.changed.connect
def record(old, new):
    log.append(f"{old}->{new}")
    return len(log)
light.changed.connect(lambda old, *, new: new.upper())
for _ in range(4):
    print(light.step())
print(log, light.state)
class Matrix:
    def __init__(self, rows, cols, fill=0):
        self.data = {(r, c): fill for r in range(rows) for c in range(cols)}
        self.shape = rows, cols
    def __getitem__(self, rc):
        return self.data[rc]
    def __setitem__(self, rc, v):
        if rc not in self.data:
            raise IndexError(rc)
        self.data[rc] = v
    def __str__(self):
        return "\n".join(" ".join(f"{self[r, c]:>3}" for c in range(self.shape[1])) for r in range(self.shape[0]))
m = Matrix(2, 3)
m[0, 1] = 5
m[1, 2] -= 7
print(m)
try:
    m[5, 5] = 1
except IndexError as e:
    print(repr(e))
