name, n, pi = "World", 42, 3.14159
print(f"Hello {name}!", f"{n:5d}|{n:<5}|{n:>5}|{n:^5}|{n:05d}", f"{pi:.2f}", f"{name!r:>10}", f"{{literal}}", f"{n=}", f"{n + 1 = }", f"{pi=:.1f}")
width = 10
print(f"{name:>{width}}|{pi:{width}.{3}}|{name:{'*'}^{width}}")
print(f"{'nested ' + name}", f"{[x for x in range(3)]}", f"{ {'a': 1}['a'] }", f"{(lambda x: x * 2)(3)}", f"{name if n else 'no'}")
class Temperature:
    def __init__(self, c):
        self.c = c
    def __format__(self, spec):
        return f"{self.c}C[{spec}]"
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
t = Temperature(20)
print(f"{t} {t:x} {t!s} {t!r} {t!s:>6}")
print(f"a{'b'}c" "d" f"{1}{2}", f"", f"{''}", f'{name!a}')
print(f"""{name}
{n}""")
