for i in range(3):
    print(i)
else:
    print("for done")
for i in range(3):
    if i == 1:
        break
else:
    print("not printed")
print("after", i)
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print("n", n)
else:
    print("while done")
while True:
    n += 1
    if n > 3:
        break
else:
    print("not printed")
for x in []:
    pass
else:
    print("empty")
for i in range(2):
    for j in range(3):
        if j == 1:
            continue
        if i == 1 and j == 2:
            break
        print(i, j)
def find(xs, v):
    for i, x in enumerate(xs):
        if x == v:
            return i
    else:
        return -1
print(find("abc", "c"), find("abc", "z"))
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xy")]:
    print(a, b, c)
for d["k"] in range(2) if (d := {}) == {} else []:
    pass
print(d)
