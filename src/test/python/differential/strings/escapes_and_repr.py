print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnew\nback\\slash\r\0\x7f\x1b"))
print("\x41\u0042\U00000043\103\N{LATIN SMALL LETTER A}", r"raw\n", "a" "b" 'c')
print(len("\n"), len(r"\n"), "multi\
line", """triple
quoted""")
print(repr("é ü ñ 日本"), ascii("é日😀"), "é日😀", len("😀"), "😀a"[1], "a😀b"[::-1])
print(ord("A"), ord("é"), ord("😀"), chr(97), chr(233), chr(128512), repr(chr(0)), repr(chr(0x200b)))
for bad in (-1, 0x110000):
    try:
        chr(bad)
    except ValueError as e:
        print(e)
try:
    ord("ab")
except TypeError as e:
    print(e)
