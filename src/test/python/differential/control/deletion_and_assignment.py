a = b = c = [1]
a += [2]
print(a is b is c, b)
x, y = 1, 2
x, y = y, x + y
print(x, y)
del x
try:
    x
except NameError as e:
    print(e)
d = {"a": [1, 2, 3]}
del d["a"][1]
print(d)
class O:
    pass
o = O()
o.x = 1
o.x += 5
o.l = [1]
o.l[0] *= 7
print(o.x, o.l)
del o.x
try:
    o.x
except AttributeError as e:
    print(e)
(p, q), r = (1, 2), 3
print(p, q, r)
x = 5; x -= 1; x *= 6; x /= 4; print(x)
x = 17; x //= 5; x **= 3; x %= 10; x <<= 2; x >>= 1; x |= 1; x &= 0xF; x ^= 3; print(x)
s = "a"; s += "b"; s *= 3; print(s)
v: int = 3
w: "anything"
print(v)
try:
    w
except NameError as e:
    print(e)
assert True
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
try:
    assert []
except AssertionError as e:
    print(repr(e), str(e) == "")
