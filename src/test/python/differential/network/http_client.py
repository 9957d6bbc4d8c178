import http.client
import socket
import threading

ANSWERS = {
    "/plain": b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: 5\r\nX-Two: a\r\nX-Two: b\r\n\r\nhello",
    "/missing": b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone",
    "/chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n6;x=1\r\npedia \r\n0\r\nX-Trailer: 1\r\n\r\n",
    "/close": b"HTTP/1.0 200 Fine\r\n\r\nuntil the end",
    "/short": b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nabc",
    "/empty": b"HTTP/1.1 204 No Content\r\n\r\n",
    "/bad": b"nonsense\r\n\r\n",
    "/nothing": b"",
}


def handle(connection):
    with connection, connection.makefile("rb") as file:
        while True:
            try:
                line = file.readline()
            except OSError:
                line = b""
            if not line:
                return
            method, path, version = line.split()
            head = {}
            while True:
                field = file.readline().strip()
                if not field:
                    break
                name, _, value = field.partition(b": ")
                head[name.lower()] = value
            file.read(int(head.get(b"content-length", b"0")))
            answer = ANSWERS[path.decode()]
            try:
                connection.sendall(answer.split(b"\r\n\r\n")[0] + b"\r\n\r\n" if method == b"HEAD" else answer)
            except OSError:
                return
            if path in (b"/close", b"/short", b"/bad", b"/nothing"):
                return


def serve(server):
    while True:
        connection, _ = server.accept()
        threading.Thread(target=handle, args=(connection,), daemon=True).start()


server = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(server,), daemon=True).start()
connection = http.client.HTTPConnection("127.0.0.1", server.getsockname()[1], timeout=10)
connection.request("GET", "/plain")
answer = connection.getresponse()
print(answer.status, answer.reason, answer.version, answer.getheader("x-two"), answer.getheader("none", "d"), answer.headers.get_content_charset(), answer.headers.get_content_type())
print(answer.read(2), answer.isclosed(), answer.read(), answer.isclosed(), answer.read())
sock = connection.sock
for path in ["/missing", "/chunks", "/empty"]:
    connection.request("GET", path)
    answer = connection.getresponse()
    print(path, answer.status, answer.read(), connection.sock is sock)
connection.request("HEAD", "/plain")
answer = connection.getresponse()
print(answer.status, answer.read(), answer.getheader("Content-Length"))
connection.request("POST", "/plain", body=b"data", headers={"X-Mine": "1"})
print(connection.getresponse().read(), connection.sock is sock)
connection.request("GET", "/close")
answer = connection.getresponse()
print(answer.reason, answer.read(), connection.sock)
connection.request("GET", "/short")
try:
    connection.getresponse().read()
except http.client.IncompleteRead as error:
    print(error, error.partial, error.expected)
for path in ["/bad", "/nothing"]:
    connection.close()
    connection.request("GET", path)
    try:
        connection.getresponse()
    except http.client.HTTPException as error:
        print(type(error).__name__, error, isinstance(error, ConnectionError))
connection.close()
try:
    connection.getresponse()
except http.client.ResponseNotReady as error:
    print(error)
connection.request("GET", "/plain")
try:
    connection.request("GET", "/plain")
except http.client.CannotSendRequest as error:
    print(error)
connection.close()
try:
    connection.request("GET", "/a b")
except http.client.InvalidURL as error:
    print(error)
try:
    http.client.HTTPConnection("host:x")
except http.client.InvalidURL as error:
    print(error)
print(http.client.HTTPConnection("host:81").port, http.client.HTTPConnection("host").port, http.client.responses[404])
