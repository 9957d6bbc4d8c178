from html.parser import HTMLParser


class Shown(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs)

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("decl", repr(decl))

    def handle_pi(self, data):
        print("pi", repr(data))

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("character", name)

    def unknown_decl(self, data):
        print("unknown", repr(data))


def show(text, **how):
    print("---", text[:40].replace("\n", " "))
    parser = Shown(**how)
    parser.feed(text)
    parser.close()


class Outline(Shown):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth = 0

    def handle_starttag(self, tag, attrs):
        print("  " * self.depth + tag, self.get_starttag_text())
        self.depth += 1

    def handle_endtag(self, tag):
        self.depth -= 1

    def handle_startendtag(self, tag, attrs):
        print("  " * self.depth + tag + "/")

    def handle_data(self, data):
        if data.strip():
            print("  " * self.depth + data.strip())


outline = Outline()
outline.feed("<ul>\n<li>one<br/></li>\n<li>two<ul><li>inner</li></ul></li>\n</ul>")
outline.close()
print(outline.depth)
