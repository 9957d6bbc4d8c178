import io
s = io.StringIO()
print('a', 1, file=s)
s.write('second\nthird')
print(repr(s.getvalue()), s.tell(), s.seek(2), s.read(3), repr(s.readline()), s.readlines(), repr(s.read()))
s.seek(0)
print([line for line in s], s.seek(0, 2), s.truncate(3), repr(s.getvalue()))
with io.StringIO('x\ny') as t:
    print(t.readline(), end='')
try:
    t.read()
except ValueError as error:
    print(error)
b = io.BytesIO(b'abc')
print(b.read(2), b.write(b'Z!'), b.getvalue(), b.seek(1), b.read())
try:
    s.write(3)
except TypeError as error:
    print(error)
