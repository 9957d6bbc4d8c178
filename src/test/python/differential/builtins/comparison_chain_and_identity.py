a = [1]; b = [1]; c = a
print(a == b, a is b, a is c, a is not b, None is None, True is True, () == (), "" == "", 1 is not None)
print(1 == 1.0, 1 != 1.5, "1" == 1, [1, [2, 3]] == [1, [2, 3]], {1: [2]} == {1: [2]}, {1, 2} == {2, 1}, (1, 2) == [1, 2], None == 0, None == False, 0 == False, "" == False)
print((1, 2) < (1, 3), [1, 2] < [2], "a" < "b" < "c", (1, "a") < (1, "b"), {1} < {1, 2}, not {1} < {1}, [] < [0], (0,) > ())
print(1 in [1.0], "b" in "abc", "k" in {"k": 1}, 5 not in (1, 2), None in [None], [] in [[]], (1,) in {(1,): 2}, 3 in range(5), "" in "")
x = 5
print(x == 5 and "five" or "other", x > 3 > 1, x < 10 != 3, not x == 4, -x < 0 < x, x is x)
class Always:
    def __eq__(self, o):
        return True
print(Always() == 5, 5 == Always(), Always() in [1, 2], 5 in [Always()], Always() != 5, [Always()] == [7])
