print(["  x ".strip(), "  x ".lstrip(), "  x ".rstrip(), "xxayxx".strip("x"), "abcba".strip("ab"), "mississippi".rstrip("ipsm")])
print(["7".zfill(3), "-7".zfill(4), "+".zfill(3), "abc".zfill(2), "é".ljust(3, "."), "r".rjust(4), "mid".center(8, "*"), "mid".center(2)])
print("a\tbc\td".expandtabs(4), "01\t012".expandtabs(), repr("x\ty".expandtabs(0)))
print("banana".find("an"), "banana".rfind("an"), "banana".find("an", 2), "banana".find("x"), "banana".index("nan"), "banana".count("a"), "aaaa".count("aa"), "abc".count(""))
print("banana".replace("an", "AN", 1), "aaa".replace("", "-"), "abc".replace("b", ""), "x".replace("y", "z"))
print("banana".startswith(("x", "ba")), "banana".endswith("na", 0, 3), "banana".startswith("nan", 2), "".startswith(""))
try:
    "banana".rindex("q")
except ValueError as error:
    print(error)
