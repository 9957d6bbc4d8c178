from enum import Flag, IntFlag, auto
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
rw = Perm.R | Perm.W
print(rw, rw.value, Perm.R in rw, Perm.X in rw, Perm.X.value, bool(rw & Perm.X), rw == Perm(3), ~Perm.R, rw ^ Perm.R, list(rw))
print(repr(rw), repr(Perm.R), Perm(0), repr(Perm(0)), len(Perm))
class Bits(IntFlag):
    A = 1
    B = 2
print(Bits.A | Bits.B, Bits.A | 2 == 3, repr(Bits.A), Bits.A + 1)
