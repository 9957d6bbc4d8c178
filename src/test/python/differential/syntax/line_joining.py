total = (1 +
         2   # a comment inside
         + 3)
values = [
    1, 2,

    3,
]
text = "a" \
    "b"
if total == 6 and \
        len(values) == 3:
    print(total, values, text)
def f(
    a,
    b=2,
    *,
    c,
):
    return (a,
            b, c)
print(f(1,
        c=3))
x = 1; y = 2; print(x, y);
if x: print("one line"); print("two statements")
for i in range(2): print(i)
class Empty: pass
while False: pass
else: print("else")
d = {"a":
     1, **{
         "b": 2}}
print(d, lambda: 0 if x else
      1) if False else print("ok")
# comment at the end
if True:
    # only a comment first
    pass
	# oddly indented comment
print("""first
  second \
joined""")
