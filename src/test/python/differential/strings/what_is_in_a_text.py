for text in ("abc", "Abc", "ABC", "a1", "12", "1.5", " ", "", "Hello World", "x_1", "½", "é", "ß", "\n"):
    print(repr(text), *(int(test(text)) for test in (str.isalpha, str.isdigit, str.isdecimal, str.isnumeric, str.isalnum, str.islower, str.isupper,
                                                   str.istitle, str.isspace, str.isidentifier, str.isprintable, str.isascii)))
print("hello wORLD".title(), "hELLO".capitalize(), "aBc".swapcase(), "STRASSE".casefold() == "straße".casefold(), "they're".title())
print("ß".upper(), "İ".lower() == "i̇", "ΑΣ".lower(), ord("€"), chr(8364), [hex(ord(c)) for c in "aé"])
