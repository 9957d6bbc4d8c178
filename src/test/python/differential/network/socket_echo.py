import socket
import threading


def serve(server):
    connection, address = server.accept()
    with connection:
        seen.append(address[0])
        while True:
            data = connection.recv(4)
            if not data:
                break
            connection.sendall(data.upper())


seen = []
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen(1)
thread = threading.Thread(target=serve, args=(server,))
thread.start()
with socket.create_connection(server.getsockname()) as client:
    print(client.getpeername() == server.getsockname(), client.getsockname()[0])
    client.sendall(b"hello, you")
    got = b""
    while len(got) < 10:
        got += client.recv(100)
    print(got, client.send(b"x"), client.recv(1))
thread.join()
print(seen)
server.close()
print(client.fileno(), server.fileno())
