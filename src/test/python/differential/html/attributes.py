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


show("<a href=x>")
show('<a href = "x" b=\'y\' c = z d>')
show("<input disabled value=>")
show("<INPUT TYPE=Text Name='Q'>")
show('<a b="1"c="2">')
show("<a b='&lt;&#65;&quot;' c=&amp;d>")
show("<a\n b=1\n\tc=2\n>")
show("<p/><br/><img src=a/>")
show("<a / b / c=1 />")
show("<a b=1 b=2>")
show('<a href="a>b">x</a>')
show("<custom-tag x:y=1 z.w=2>")
