print(b"GET %s HTTP/%d.%d" % (b"/x", 1, 1), b"%b|%5d|%-4d|%04x" % (b"ab", 7, 8, 255), b"%%" % (), b"%.2f%r" % (1.5, "a"))
for wrong in [lambda: b"%s" % "text", lambda: b"%d" % "1", lambda: b"%d %d" % (1,), lambda: b"x" % 1]:
    try:
        print(wrong())
    except TypeError as error:
        print(error)
