total = 0
def add(n):
    global total
    total += n
for i in range(5):
    add(i)
print(total)
def make_global():
    global created
    created = "yes"
make_global()
print(created)
def outer():
    x = 1
    def inner():
        nonlocal x
        x = 2
        def innermost():
            nonlocal x
            x += 10
        innermost()
    inner()
    return x
print(outer())
x = "module"
def shadow():
    x = "local"
    def reads():
        return x
    def reads_global():
        global x
        return x
    return reads(), reads_global()
print(shadow())
def reader():
    return undefined_name
try:
    reader()
except NameError as e:
    print(e)
del total
try:
    add(1)
except NameError as e:
    print(e)
len = lambda x: "mine"
print(len([]))
del len
print(len([]))
