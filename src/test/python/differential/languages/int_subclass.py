class Seconds(int):
    def __new__(cls, value, unit='s'):
        made = super().__new__(cls, value)
        made.unit = unit
        return made
    def __repr__(self): return '%d%s' % (int(self), self.unit)
    def __add__(self, other): return Seconds(int(self) + other, self.unit)
a = Seconds(3)
print(a, a + 1, 1 + a, a * 2, type(a * 2), a == 3, 3 == a, a < 4, {3: 'x'}[a], {a: 'y'}[3], hash(a) == hash(3), [10, 20, 30, 40][a])
print(isinstance(a, int), int(a), a.unit, a.real, abs(a), -a, a // 2, a % 2, 2 ** a, a / 2, bool(a), float(a), '%d' % a, f'{a:>5}', max(a, 1), sum([a, a]))
print(divmod(a, 2), round(a), range(a), a.bit_length(), sorted([Seconds(2), 1]), a is a, Seconds(0) or 'zero', a & 1, a << 2, ~a)
