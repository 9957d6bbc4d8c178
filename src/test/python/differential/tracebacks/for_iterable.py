def items():
    return None
for i in items():
    print(i)
