s = "abcdefg"
print(s[0], s[-1], s[1:3], s[:3], s[3:], s[::2], s[::-1], s[-3:], s[10:], s[5:2], s[-100:2], s[5:1:-2])
for i in (7, -8):
    try:
        s[i]
    except IndexError as e:
        print(e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    s["a"]
except TypeError as e:
    print(e)
print(len(s), "cd" in s, "ce" in s, "" in s, s * 2, 0 * s, -1 * s, s + "h", min(s), max(s), sorted("hello"), list("abc"), tuple("ab"))
print("abc" < "abd", "abc" < "abcd", "Z" < "a", "" < "a", "abc" == "abc")
