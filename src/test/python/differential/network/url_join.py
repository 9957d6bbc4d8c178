from urllib.parse import urljoin
base = "http://a/b/c/d;p?q"
for link in ["g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "g;x?y#s", "", ".", "./", "..", "../", "../g", "../..", "../../", "../../g",
             "../../../g", "../../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h", "g/../h", "g;x=1/./y", "g?y/./x", "http:g", "mailto:x", "//h/../x"]:
    print(repr(link), urljoin(base, link))
print(urljoin("", "x"), urljoin("http://a", "b"), urljoin("http://a/", "../b"), urljoin("x/y", "z"), urljoin("http://h/page/3", "/page/3#top"))
