for s in ("1", "1.5", " 2.5 ", "1e3", "-1e-3", "inf", "-Infinity", "nan", "1_0.5", ".5", "5.", "+3"):
    print(s, float(s))
for s in ("", "abc", "1.2.3", "1e", "--1", "0x10"):
    try:
        float(s)
    except ValueError as e:
        print(e)
print(float(), float(True), float("1" * 30))
