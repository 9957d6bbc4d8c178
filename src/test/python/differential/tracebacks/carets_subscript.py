data = {"users": [{"name": "a"}, {"name": "b", "tags": []}]}
def first_tag(i):
    return data["users"][i]["tags"][0].upper()
print(data["users"][0]["name"])
first_tag(1)
