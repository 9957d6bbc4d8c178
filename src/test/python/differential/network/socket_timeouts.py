import socket
import time

a, b = socket.socketpair()
print(a.gettimeout(), a.getblocking())
a.settimeout(0.02)
print(a.gettimeout(), a.getblocking())
start = time.perf_counter()
try:
    a.recv(10)
except socket.timeout as error:
    print(repr(error), error.errno, isinstance(error, OSError), time.perf_counter() - start >= 0.02)
b.sendall(b"late")
print(a.recv(10))
a.settimeout(None)
print(a.gettimeout())
a.settimeout(0)
print(a.gettimeout(), a.getblocking())
for bad in [-1, "x"]:
    try:
        a.settimeout(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error if isinstance(error, ValueError) else "")
server = socket.create_server(("127.0.0.1", 0))
server.settimeout(0.01)
try:
    server.accept()
except TimeoutError as error:
    print("accept", error)
socket.setdefaulttimeout(2.5)
print(socket.getdefaulttimeout(), socket.socket().gettimeout())
socket.setdefaulttimeout(None)
with socket.create_connection(server.getsockname(), timeout=1.5) as c:
    print(c.gettimeout(), server.accept()[0].gettimeout())
for s in (a, b, server):
    s.close()
