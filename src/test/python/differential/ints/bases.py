print(hex(255), hex(-255), oct(8), oct(-8), bin(10), bin(-10), bin(0))
print(hex(2**70), int("ff", 16), int("0xff", 16), int("0b101", 0), int("0o17", 0), int("-0x10", 0))
print(int("z", 36), int("1_000"), int("  42  "), int("-7"), int("+7"))
print(0xFF, 0o17, 0b1011, 1_000_000, 0x_ff)
for text, base in (("12x", 10), ("", 10), ("9", 8), ("_1", 10), ("1__0", 10)):
    try:
        print(int(text, base))
    except ValueError as e:
        print(e)
print(int(3.99), int(-3.99), int(True), int(1e20))
print("%x %X %o" % (255, 255, 8), f"{255:#x} {255:#b} {255:#o} {10**20:x}")
