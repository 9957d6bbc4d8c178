import copy


class Team:
    def __init__(self, name, members):
        self.name = name
        self.members = members

    def __repr__(self):
        return "%s%r" % (self.name, self.members)


original = Team("red", ["ann", "bob"])
shallow, deep = copy.copy(original), copy.deepcopy(original)
original.members.append("eve")
original.name = "blue"
print(original, shallow, deep, shallow.members is original.members)
grid = [[0] * 2] * 2
fresh = copy.deepcopy(grid)
grid[0][0] = fresh[1][1] = 5
print(grid, fresh, fresh[0] is fresh[1], copy.deepcopy([grid[0], grid[0]]))
lists = {"one": [1], "two": [2]}
same, half, full = lists, lists.copy(), copy.deepcopy(lists)
lists["one"].append("!")
lists["three"] = []
print(same, half, full)
print(copy.deepcopy((1, "a")) == (1, "a"), copy.copy(print) is print, copy.deepcopy(Team) is Team, list(range(3))[:] == copy.copy([0, 1, 2]))
