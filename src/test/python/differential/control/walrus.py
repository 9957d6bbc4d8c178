data = [1, 2, 3, 4, 5]
if (n := len(data)) > 3:
    print(n)
while (x := data.pop()) > 2:
    print(x)
print(x, data, [y := 1, y ** 2], (z := 5) + z)
print([half for v in (2, 3, 4) if (half := v // 2) > 1], half)
def f(a):
    return (b := a + 1) * b
print(f(3), [f(c := k) + c for k in range(2)])
d = {"k": (w := 7), "j": w + 1}
print(d, w)
print((lambda: (q := 3) + q)())
text = "a=1;b=2"
print({k: v for p in text.split(";") for k, v in [p.split("=")]})
if not (m := {}.get("x")):
    print("none", m)
