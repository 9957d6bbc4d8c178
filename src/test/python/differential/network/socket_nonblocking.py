import select
import socket

a, b = socket.socketpair()
a.setblocking(False)
try:
    a.recv(1)
except BlockingIOError as error:
    print(error)
print(select.select([a], [], [], 0.01), select.select([], [a], [], 0)[1] == [a])
b.send(b"xyz")
readable, writable, _ = select.select([a], [a], [], 5)
print(readable == [a], writable == [a], a.recv(2), a.recv(2))
server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
try:
    server.accept()
except BlockingIOError as error:
    print(error.errno)
c = socket.socket()
c.setblocking(False)
code = c.connect_ex(server.getsockname())
print(code in (0, 115))
_, writable, _ = select.select([], [c], [], 5)
print(writable == [c], c.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
select.select([server], [], [], 5)
d, _ = server.accept()
c.send(b"hi")
select.select([d], [], [], 5)
print(d.recv(10))
sent = 0
try:
    while True:
        sent += c.send(b"x" * 65536)
except BlockingIOError:
    print("full", sent > 0)
for s in (a, b, c, d, server):
    s.close()
