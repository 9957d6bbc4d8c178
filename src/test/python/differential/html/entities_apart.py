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


show("a &amp; b &lt;c&gt; &#65; &#x42; &unknown; &copy", convert_charrefs=False)
show("&amp;&amp;", convert_charrefs=False)
show("AT&T and a & b", convert_charrefs=False)
show("<a b='&amp;'>&quot;</a>", convert_charrefs=False)
show("&#65 and &#x42.", convert_charrefs=False)
