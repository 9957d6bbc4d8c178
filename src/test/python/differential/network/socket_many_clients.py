import socket
import threading

CLIENTS, MESSAGES = 8, 20


def handle(connection):
    with connection, connection.makefile("rwb") as file:
        for line in file:
            file.write(b"%d\n" % (int(line) * 2))
            file.flush()


def serve(server):
    handlers = []
    for _ in range(CLIENTS):
        handlers.append(threading.Thread(target=handle, args=(server.accept()[0],)))
        handlers[-1].start()
    for handler in handlers:
        handler.join()


def client(number, totals):
    with socket.create_connection(server.getsockname()) as connection, connection.makefile("rwb") as file:
        for i in range(MESSAGES):
            file.write(b"%d\n" % (number * i))
            file.flush()
            totals[number] += int(file.readline())


server = socket.create_server(("127.0.0.1", 0))
serving = threading.Thread(target=serve, args=(server,))
serving.start()
totals = [0] * CLIENTS
clients = [threading.Thread(target=client, args=(n, totals)) for n in range(CLIENTS)]
for t in clients:
    t.start()
for t in clients:
    t.join()
serving.join()
server.close()
print(totals)
