import socket

free = socket.create_server(("127.0.0.1", 0))
address = free.getsockname()
free.close()


def attempt(what, body):
    try:
        print(what, body())
    except Exception as error:
        print(what, type(error).__name__, error)


c = socket.socket()
attempt("refused", lambda: c.connect(address))
attempt("as a number", lambda: socket.socket().connect_ex(address))
attempt("by name", lambda: socket.create_connection(("no-such-host.invalid", 80)) and None)
attempt("no tuple", lambda: c.connect("127.0.0.1"))
attempt("port", lambda: c.connect(("127.0.0.1", 70000)))
attempt("not connected", lambda: socket.socket().recv(1))
attempt("no peer", lambda: socket.socket().getpeername())
attempt("str", lambda: socket.socket().sendall("text"))
attempt("not listening", lambda: socket.socket().accept())
a, b = socket.socketpair()
attempt("negative", lambda: a.recv(-1))
a.close()
attempt("closed", lambda: a.recv(1))
attempt("closed twice", lambda: a.close())
attempt("end", lambda: b.recv(1))
taken = socket.create_server(("127.0.0.1", 0))
attempt("in use", lambda: socket.socket().bind(taken.getsockname()))
try:
    c.connect(address)
except ConnectionRefusedError as error:
    print(error.errno, error.strerror, isinstance(error, ConnectionError))
try:
    socket.gethostbyname("no-such-host.invalid")
except socket.gaierror as error:
    print(isinstance(error, OSError), socket.error is OSError, socket.timeout is TimeoutError)
