class Show:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)
s = Show()
print(s[1], s[1:2], s[::2], s[1:2, 3], s[...], s[()], s["k"], s[-1])
s[1:2] = 5
s[1, 2] = 6
del s[:3]
s[0] = s[1] = 7
class Seq:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10
q = Seq()
print(list(q), 20 in q, 5 in q, [x for x in q], list(reversed(q)), len(q), bool(q), tuple(zip(q, q)))
