class Name(str):
    def shout(self): return self.upper() + '!'
n = Name('bob')
print(n, repr(n), n.shout(), n + 'x', 'x' + n, len(n), n[0], n[1:], n == 'bob', 'bob' == n, hash(n) == hash('bob'), {n: 1}['bob'], '-'.join([n, 'z']))
print('o' in n, n in 'bobby', f'{n:>5}', '%s' % n, isinstance(n, str), n.split('o'), n * 2, sorted([n, 'al']), [*n], n < 'c', type(n.strip()))
print(n.replace('b', 'c'), 'bobby'.startswith(n), n.format(1), type(n), str(n), type(str(n)), Name(), Name(5) + '')
class F(float):
    def half(self): return self / 2
f = F(2.5)
print(f, f + 1, f * 2, f == 2.5, type(f), f < 3, round(f), int(f), hash(f) == hash(2.5), f'{f:.1f}', f.half(), f.is_integer())
