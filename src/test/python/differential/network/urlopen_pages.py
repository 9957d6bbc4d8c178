import socket
import threading
import urllib.request
from urllib.error import HTTPError, URLError


def handle(connection):
    with connection, connection.makefile("rb") as file:
        method, path, _ = file.readline().decode().split()
        fields = []
        while True:
            line = file.readline().decode().strip()
            if not line:
                break
            fields.append(line)
        length = sum(int(f.split()[1]) for f in fields if f.lower().startswith("content-length"))
        body = file.read(length)
        status, extra, text = "200 OK", "", ""
        if path == "/fields":
            text = method + " " + ", ".join(sorted(f for f in fields if not f.startswith(("Host", "User-Agent")))) + " " + body.decode()
        elif path.startswith("/to/"):
            status, extra = path[4:7] + " Moved", "Location: " + path[7:] + "\r\n"
        elif path == "/loop":
            status, extra = "301 Moved Permanently", "Location: /loop\r\n"
        elif path == "/fail":
            status, text = "500 Out of Order", "broken"
        elif path == "/lines":
            text = "a\nb\n"
        else:
            status, text = "404 Not Found", "nothing here"
        data = text.encode()
        connection.sendall(("HTTP/1.1 %s\r\n%sContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % (status, extra, len(data))).encode() + data)


def serve(server):
    while True:
        connection, _ = server.accept()
        threading.Thread(target=handle, args=(connection,), daemon=True).start()


server = socket.create_server(("127.0.0.1", 0))
base = "http://127.0.0.1:%d" % server.getsockname()[1]
threading.Thread(target=serve, args=(server,), daemon=True).start()
with urllib.request.urlopen(base + "/fields") as page:
    print(page.status, page.getcode(), page.reason, page.headers["content-type"], page.url == base + "/fields", page.read().decode())
print(urllib.request.urlopen(base + "/fields", data=b"x=1").read().decode())
request = urllib.request.Request(base + "/fields", headers={"X-one": "1"}, method="PUT", data=b"y")
request.add_header("Accept", "all")
print(request.get_method(), request.host == base[7:], request.selector, request.type, request.get_header("X-one"), request.has_header("X-one"))
print(urllib.request.urlopen(request, timeout=10).read().decode())
print([line for line in urllib.request.urlopen(base + "/lines")], urllib.request.urlopen(base + "/lines").readline())
for path in ["/to/301/lines", "/to/302/to/307/lines", "/to/303/lines", "/to/308/fields"]:
    page = urllib.request.urlopen(base + path)
    print(path, page.status, page.geturl().replace(base, ""), page.read())
for path in ["/missing", "/fail", "/loop", "/to/304/x"]:
    try:
        urllib.request.urlopen(base + path)
    except HTTPError as error:
        print(path, error, error.code, error.reason, error.headers["Content-Length"], error.read(), isinstance(error, URLError), repr(error))
for url in ["nothing", "foo://x/y", "http:///x"]:
    try:
        urllib.request.urlopen(url)
    except (ValueError, URLError) as error:
        print(type(error).__name__, error)
