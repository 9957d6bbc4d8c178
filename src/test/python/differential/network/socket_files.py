import socket

a, b = socket.socketpair()
out = a.makefile("w", encoding="utf-8")
print(out.write("one\ntwo ä\n"), out.flush())
out.write("three")
out.close()
a.close()
into = b.makefile("rb")
b.close()
print(into.readline(), into.read(3), into.readline(), into.read(), into.readline(), into.closed)
into.close()
print(into.closed)
try:
    into.read()
except ValueError as error:
    print(error)
a, b = socket.socketpair()
a.sendall(b"x\r\ny\nz")
a.close()
with b.makefile("r", encoding="ascii") as lines:
    print([line for line in lines])
both = socket.socketpair()
with both[0].makefile("rwb") as f, both[1].makefile("rwb") as g:
    f.write(b"ping\n")
    f.flush()
    print(g.readline(), g.readable(), g.writable())
    print(list(map(type, [g.readline(0)])))
for s in both:
    s.close()
