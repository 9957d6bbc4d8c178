import sys
print(sys.getswitchinterval(), type(sys.argv).__name__, len(sys.argv) >= 1, sys.getrecursionlimit(), sys.maxsize, sys.byteorder in ("little", "big"))
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
for bad in (0, -1):
    try:
        sys.setswitchinterval(bad)
    except ValueError as e:
        print(e)
sys.setswitchinterval(0.005)
print(type(sys.version).__name__, sys.version_info[0], sys.version_info >= (3, 8), type(sys.platform).__name__)
sys.stdout.write("direct\n")
try:
    sys.exit()
except SystemExit as e:
    print(e.code, e.args)
try:
    sys.exit("bye")
except SystemExit as e:
    print(e.code)
print(sys.stdout is not sys.stderr, sys.intern("abc") == "abc")
print("to stderr", file=sys.stderr)
