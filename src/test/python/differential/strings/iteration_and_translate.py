for i, c in enumerate("héy"):
    print(i, c)
print(list(reversed("abc")), "".join(sorted("banana")), {c: "banana".count(c) for c in sorted(set("banana"))})
print("abc".translate({97: "X", 98: None}), "hello".translate(str.maketrans("el", "ip")))
print("a-b_c".replace("-", "_").split("_"), "x".join("abc"), "abc".__len__(), "abc".__contains__("b"))
print(str(123), str(None), str(True), str([1, "a"]), str({"a": (1,)}), str(b"hi"))
print("%s" % None, "a" * 3 + "b", ("a", "b") * 2, "Ab".lower() == "ab")
