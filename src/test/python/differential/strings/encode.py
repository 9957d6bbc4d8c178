print("héllo".encode(), "abc".encode("ascii"), "héllo".encode("latin-1"), b"h\xc3\xa9".decode())
print(b"abc"[0], b"abc"[1:], len(b"abc"), b"a" + b"b", list(b"abc"), bytes([1, 2, 255]), b"ab" in b"cabd", b"a" == b"a", b"a" == "a")
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
try:
    b"\xff".decode("utf-8")
except UnicodeDecodeError as e:
    print(e)
print(repr(b"it's\n\x00\xff"), bytes(3), b"x" * 3, bytes("hi", "utf-8"), b"a,b".split(b","))
