import sys
def a():
    b()
def b():
    x = 1
    c(x)
def c(x):
    raise ValueError(x)
try:
    a()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
err = ValueError("made")
print(err.__traceback__)
try:
    raise err
except ValueError:
    print(err.__traceback__.tb_lineno)
print(ValueError("x").with_traceback(None).args)
