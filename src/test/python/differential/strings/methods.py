s = "  Hello, World  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), s.upper(), s.lower(), s.swapcase(), s.title())
print("a,b,,c".split(","), "a b  c ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "abc".split("abc"))
print("-".join(["a", "b", "c"]), "".join([]), ",".join("xyz"))
print("hello".replace("l", "L"), "hello".replace("l", "L", 1), "aaa".replace("", "-"), "hello".replace("x", "y"))
print("hello".find("l"), "hello".rfind("l"), "hello".find("z"), "hello".index("e"), "hello".count("l"), "aaaa".count("aa"))
print("hello".startswith("he"), "hello".endswith(("x", "lo")), "hello".startswith("l", 2), "hello".startswith(""))
print("abc".isalpha(), "abc1".isalnum(), "123".isdigit(), " \t".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "".isalpha())
print("x".center(5, "*"), "x".ljust(4) + "|", "x".rjust(4), "42".zfill(5), "-42".zfill(5))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"))
print("one\ntwo\r\nthree".splitlines(), "one\ntwo\n".splitlines(True))
print("hello world".capitalize(), "tEST".casefold(), "a\tb".expandtabs(4), "xxhixx".strip("x"), "prefix_name".removeprefix("prefix_") if hasattr("", "removeprefix") else "name")
try:
    "hello".index("z")
except ValueError as e:
    print(e)
try:
    "a".join([1, 2])
except TypeError as e:
    print(e)
