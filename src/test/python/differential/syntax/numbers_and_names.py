print(0, 00, 1_000, 0b1, 0B1, 0o7, 0O7, 0xaF, 0XAF, 1e5, 1E-5, 1., .5, 1_0.0_1, 1e1_0, 10 .__class__.__name__, 1.5.__class__.__name__)
_ = 1; __x = 2; ümlaut = 3; 日本 = 4; ℌ = 5
print(_, __x, ümlaut, 日本, H)
match = 1; case = 2; type_ = 3
print(match, case, type_, match + case)
def match(x): return x
print(match(5), match (6), [match][0](7))
print(1if True else 2, 1 if 0else 2, [1for x in range(2)], not(1), 3-1, 3--1, 3- -1, 2**-1, -2**2, ~-1, not not 1)
print(1,
2)
print(0x7fffffffffffffff, 0x8000000000000000, 9223372036854775807, 9223372036854775808, 123456789012345678901234567890, -9223372036854775808)
async_ = 1; await_ = 2; print(async_ + await_)
print(...); print(Ellipsis is ...)
print(True if 1 else False, (yield_ := 3), [*range(2), *()], (*"ab",))
