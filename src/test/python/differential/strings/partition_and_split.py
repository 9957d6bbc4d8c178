for text in ("key=value=more", "nokey", "=lead", ""):
    print(text.partition("="), text.rpartition("="))
print("a, b,,c".split(","), " a  b ".split(), "a b c d".split(None, 2), "a b c d".rsplit(None, 2), "".split(), "".split(","))
print("one\ntwo\r\nthree\n".splitlines(), "one\ntwo\n".splitlines(True), "\n".splitlines(), "a\x0bb\x1cc".splitlines())
print("a--b--c".rsplit("--", 1), "abc".split("abc"), ",".join(["x"]), "".join("pqr"), "-".join({"k": 1}))
for wrong in (lambda: "a".split(""), lambda: "a".partition(""), lambda: ",".join(["a", 1])):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
