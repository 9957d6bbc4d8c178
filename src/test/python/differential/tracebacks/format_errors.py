def show(record):
    return f"{record['name']:>10} {record['size']:d}"
print(show({"name": "a", "size": 3}))
print(show({"name": "b", "size": "4"}))
