config = {"a": {"b": 1}}
def get(*path):
    value = config
    for key in path:
        value = value[key]
    return value
print(get("a", "b"))
get("a", "missing")
