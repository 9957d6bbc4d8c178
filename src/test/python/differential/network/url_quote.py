from urllib.parse import quote, quote_plus, unquote, unquote_plus, unquote_to_bytes, urlencode, parse_qs, parse_qsl
for text in ["a b/c", "ä€𝄞", "~-_.!*'()", "100%", "a+b&c=d", ""]:
    q, p = quote(text), quote_plus(text)
    print(q, p, quote(text, safe=""), unquote(q) == text, unquote_plus(p) == text)
print(unquote("%zz%4"), unquote("%41%e4%b8"), unquote_to_bytes("a%20b%"), unquote("a%C3%A4", errors="strict"), unquote("abc"))
print(urlencode({"a": 1, "b": "x y", "c": "ä"}), urlencode([("k", [1, 2]), ("l", "z")], doseq=True), urlencode({"k": [1, 2]}))
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qsl("a=1&c=&d=%20x+y", keep_blank_values=True), parse_qs(""))
print(quote(b"\x00\xff a"), quote("x", safe="/"))
try:
    quote(b"a", encoding="utf-8")
except TypeError as error:
    print(error)
