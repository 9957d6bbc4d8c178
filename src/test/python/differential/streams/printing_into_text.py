import io
import sys
from contextlib import redirect_stdout

page = io.StringIO()
print("heading", file=page)
print(1, 2, 3, sep=",", end=";\n", file=page)
print(file=page)
print(*"abc", sep="\n", file=page)
print(repr(page.getvalue()), page.tell())
page.seek(0)
print([line.rstrip("\n") for line in page], repr(page.readline()))
caught = io.StringIO()
with redirect_stdout(caught):
    print("hidden")
    sys.stdout.write("also")
print(repr(caught.getvalue()))
start = io.StringIO("12345")
start.write("ab")
print(start.getvalue(), start.read(2), start.seek(0), start.readlines(), start.closed)
start.close()
print(start.closed)
