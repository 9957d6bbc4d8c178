number, ratio, big = -42, 2 / 3, 1234567.891
print(f"{number:5}|{number:<5}|{number:^7}|{number:=+7}|{number:06}|{42:+}|{42: }")
print(f"{255:x} {255:#X} {255:08b} {255:#o} {3:c}{65:c}".replace("\x03", "^C"))
print(f"{ratio:.3f} {ratio:.2e} {ratio:.3g} {ratio:10.4f}| {ratio:.1%} {big:,.2f} {big:_.0f} {10 ** 9:,}")
print(f"{1e100:g} {1e-7:g} {0.1 + 0.2!r} {3.0:g} {float('inf'):6} {float('-nan'):f}")
width, places = 9, 2
print(f"{ratio:{width}.{places}f}|{'text':>{width}}|{'cut off':.{places}}|{'x':*^{width}}|{True:5}|{None!s:>6}")
print(f"{number!r:>6}", f"{'a' 'b'}", f"{{{number}}}", f"{'é'!a}", f"{number + 2 = }", f"{number=}", f"{ratio=:.2f}")
for wrong in ("d", "q", ",x"):
    try:
        print(format(1.5, wrong))
    except ValueError as error:
        print(type(error).__name__)
