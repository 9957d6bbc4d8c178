import socket
import urllib.request
from urllib.error import URLError

server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]
try:
    urllib.request.urlopen("http://127.0.0.1:%d/never" % port, timeout=0.05)
except TimeoutError as error:
    print(type(error).__name__, error)
server.close()
try:
    urllib.request.urlopen("http://127.0.0.1:%d/" % port)
except URLError as error:
    print(error, type(error.reason).__name__, error.reason.errno)
try:
    urllib.request.urlopen("http://no-such-host.invalid/")
except URLError as error:
    print(type(error.reason).__name__, isinstance(error, OSError))
