from collections import ChainMap

defaults = {"colour": "blue", "size": 3, "user": "guest"}
file = {"size": 5}
line = {}
settings = ChainMap(line, file, defaults)
print(settings["colour"], settings["size"], settings.get("speed", "none"), len(settings))
settings["size"] = 9
print(line, file, settings["size"])
del settings["size"]
print(settings["size"], "size" in line, sorted(settings))
inner = settings.new_child({"user": "ann"})
print(inner["user"], settings["user"], inner.parents["user"], len(inner.maps))
try:
    del settings["user"]
except KeyError as error:
    print(type(error).__name__)
defaults["speed"] = 1
print(settings["speed"], sorted(dict(settings).items()))
