from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin


class Links(HTMLParser):
    """Collects the addresses that a page's links name."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(dict(attrs).get("href"))


def links(url, body):
    parser = Links()
    parser.feed(body.decode("utf-8", "replace"))
    parser.close()
    return [urldefrag(urljoin(url, href))[0] for href in parser.found if href]


def crawl(start, get, connections=8):
    pages = {}
    status, location, body = get(start.rstrip("/") + "/")
    if status == 200:
        pages[start.rstrip("/") + "/"] = body
    # What of the pages it links to?
    return pages
