def run(n):
    table = {"a": 1, "b": 2, "c": 3}
    for i in range(n):
        table["a"] = table["b"]
    return table["a"]
