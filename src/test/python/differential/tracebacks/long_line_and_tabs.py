def f(x):
	if x:
		return {"alpha": 1, "beta": 2, "gamma": 3}["delta"] + sum([1, 2, 3, 4, 5]) + len("a long string literal to make this line wide")
f(1)
