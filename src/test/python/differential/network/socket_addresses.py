import socket

print(socket.gethostbyname("127.0.0.1"), socket.gethostbyname("localhost"))
found = socket.getaddrinfo("127.0.0.1", 80, socket.AF_INET, socket.SOCK_STREAM)
print(len(found), found[0][0] == socket.AF_INET, found[0][1] == socket.SOCK_STREAM, found[0][4])
print(socket.getaddrinfo("127.0.0.1", "8080", socket.AF_INET, socket.SOCK_STREAM)[0][4])
print(type(socket.gethostname()).__name__, socket.SHUT_RD, socket.SHUT_WR, socket.SHUT_RDWR)
with socket.create_server(("", 0)) as server:
    print(server.getsockname()[0], server.getsockname()[1] > 0)
    with socket.create_connection(("localhost", server.getsockname()[1])) as client:
        print(client.getpeername()[0])
try:
    socket.create_connection(("127.0.0.1", server.getsockname()[1] if server.fileno() >= 0 else 1), timeout=2)
except ConnectionRefusedError as error:
    print(error)
