from urllib.parse import urlsplit, urlparse, urlunsplit, urldefrag
for url in ["http://user:pw@Example.COM:8080/a/b;p=1?q=1&r=2#top", "/just/a/path?x", "mailto:a@b.c", "//host/p", "http://h", "", "HTTP://H/?", "a:b:c", "http://h:/x",
            "  http://h/a\nb", "1http://x", "http://h?q#f?g"]:
    parts = urlsplit(url)
    print(parts, parts.hostname, parts.port, parts.username, parts.password)
    print(urlparse(url))
    print(urlunsplit(parts), parts.geturl(), tuple(urldefrag(url)))
scheme, netloc, path, query, fragment = urlsplit("https://x.org/p?q#f")
print(scheme, netloc, path, query, fragment, urlsplit("http://a/b")[2], len(urlparse("http://a/b")))
for bad in ["http://h:x/", "http://h:70000/", "http://[::1/"]:
    try:
        print(urlsplit(bad).port)
    except ValueError as error:
        print(type(error).__name__, error)
print(urlsplit("http://[::1]:80/").hostname, urlsplit("http://a/b") == ("http", "a", "/b", "", ""))
