values = {"n": "text"}
y = 5 - -values["n"]
