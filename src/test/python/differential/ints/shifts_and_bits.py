print([1 << i for i in (0, 1, 31, 32, 62, 63, 64, 100)])
print([-1 << i for i in (0, 1, 31, 32, 62, 63, 64, 100)])
print([10**30 >> i for i in (0, 1, 31, 64, 99, 100, 200)])
print([-10**30 >> i for i in (0, 1, 31, 64, 99, 100, 200)])
for a in (0, 1, -1, 0xff, -0xff, 2**70 + 5, -(2**70) - 5):
    for b in (0, 3, -4, 2**65):
        print(a & b, a | b, a ^ b, ~a)
try:
    1 << -1
except ValueError as e:
    print(e)
try:
    1 >> -1
except ValueError as e:
    print(e)
print(0 << 10**5, (5).bit_length(), (-5).bit_length(), (0).bit_length(), (2**100).bit_length())
