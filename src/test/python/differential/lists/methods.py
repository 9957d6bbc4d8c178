a = [3, 1, 2]
a.append(4); print(a)
a.extend([5, 6]); print(a)
a.extend("xy"); print(a)
a.insert(0, "first"); a.insert(100, "last"); a.insert(-1, "before"); print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(1); print(a)
print(a.index(2), a.count(3), a.copy() == a, a.copy() is a)
a.reverse(); print(a)
b = [5, 2, 9]; b.sort(); print(b); b.sort(reverse=True); print(b); b.clear(); print(b)
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(7), lambda: [1][3], lambda: [1]["a"], lambda: [1] + (2,)):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print([1, 2] + [3], [1] * 3, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [[]] * 2, 2 in [1, 2], [1, [2, [3]]])
