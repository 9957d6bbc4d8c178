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


show("""<!DOCTYPE html>
<html lang="en"><head><title>A page &amp; more</title>
<meta charset=utf-8><link rel='stylesheet' href="a.css"/></head>
<body class="x y" data-n='1' hidden>
<!-- a comment -->
<p>Text with <b>bold</b>, <i>italic</i> &copy; 2024.<br>
<a href="/page/1?x=1&amp;y=2" title='He said "hi"'>link</a>
<img src=pic.png alt="">
</body></html>
""")
