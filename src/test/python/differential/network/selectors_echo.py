import selectors
import socket
import threading

selector = selectors.DefaultSelector()
server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
selector.register(server, selectors.EVENT_READ, data=None)
log = []


def accept(key):
    connection, _ = key.fileobj.accept()
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ | selectors.EVENT_WRITE, data=[])


def serve(clients):
    ended = 0
    while ended < clients:
        for key, events in selector.select(timeout=5):
            if key.data is None:
                accept(key)
                continue
            if events & selectors.EVENT_READ:
                data = key.fileobj.recv(100)
                if data:
                    key.data.append(data)
                else:
                    selector.unregister(key.fileobj)
                    key.fileobj.close()
                    ended += 1
                    continue
            if events & selectors.EVENT_WRITE and key.data:
                key.fileobj.sendall(key.data.pop(0)[::-1])


thread = threading.Thread(target=serve, args=(3,))
thread.start()
for text in [b"abc", b"12345", b"x"]:
    with socket.create_connection(server.getsockname()) as client:
        client.sendall(text)
        print(client.recv(100))
thread.join()
print(len(selector.get_map()), selector.get_key(server).events == selectors.EVENT_READ)
try:
    selector.register(server, selectors.EVENT_READ)
except KeyError as error:
    print("already registered" in str(error))
try:
    selector.register(thread, 8)
except ValueError as error:
    print(error)
selector.unregister(server)
try:
    selector.unregister(server)
except KeyError as error:
    print("not registered" in str(error))
print(selector.select(0))
selector.close()
server.close()
