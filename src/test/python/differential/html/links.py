from html.parser import HTMLParser


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.title, self.inside, self.positions = [], "", False, []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            href = dict(attrs).get("href")
            if href:
                self.found.append(href)
                self.positions.append(self.getpos())
        self.inside = tag == "title"

    def handle_startendtag(self, tag, attrs):
        self.found.append("empty " + tag)

    def handle_endtag(self, tag):
        if tag == "title":
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.title += data


text = "<title>Page &lt;1&gt;</title>\n" + "\n".join(
    "<p>word <a href='/page/%d' rel=next>next</a> <a name=x>no link</a><br/>" % i for i in range(5)) + "\n<a href=/last>last"
parser = Links()
parser.feed(text)
parser.close()
print(parser.title, parser.found)
print(parser.positions)
