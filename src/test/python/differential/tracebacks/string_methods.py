def parse(line):
    key, value = line.split("=")
    return key.strip(), int(value)
print(parse("a = 1"))
print(parse("b = two"))
