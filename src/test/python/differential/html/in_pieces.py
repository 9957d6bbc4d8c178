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


text = "<p class='a b'>one &amp; two</p><!-- c --><script>1 < 2</script>end"
for size in (1, 3, 7):
    print("=== pieces of", size)
    parser = Shown()
    for i in range(0, len(text), size):
        parser.feed(text[i:i + size])
    parser.close()
parser = Shown()
parser.feed("<p>\n<b>x")
print(parser.getpos(), parser.get_starttag_text(), repr(parser.rawdata))
parser.reset()
print(parser.getpos(), repr(parser.rawdata))
parser.feed("</b")
print(repr(parser.rawdata))
parser.close()
