import socket

a, b = socket.socketpair()
a.sendall(b"last words")
a.shutdown(socket.SHUT_WR)
print(b.recv(100), b.recv(100))
b.sendall(b"answer")
print(a.recv(3), a.recv(100))
b.close()
print(a.recv(1))
try:
    a.send(b"x")
except BrokenPipeError as error:
    print(error)
a.close()
with socket.socket() as s:
    print(s.family == socket.AF_INET, s.type == socket.SOCK_STREAM, s.proto, s.getsockname())
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
print(s.fileno())
