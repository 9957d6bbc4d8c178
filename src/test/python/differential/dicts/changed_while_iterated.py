stock = {"a": 1, "b": 2, "c": 3}
try:
    for name in stock:
        stock[name + "!"] = 0
except RuntimeError as error:
    print(error)
stock = {"a": 1, "b": 2, "c": 3}
for name in stock:
    stock[name] += 10
print(stock)
for name in list(stock):
    if stock[name] > 11:
        del stock[name]
print(stock)
keys, items = stock.keys(), stock.items()
stock["z"] = 26
print(list(keys), list(items), len(keys), ("z", 26) in items, keys & {"z", "q"}, sorted(keys | {"m"}), keys - {"a"})
try:
    for item in items:
        del stock["a"]
except RuntimeError as error:
    print(error)
numbers = [1, 2, 3, 4]
for number in numbers:
    if number % 2:
        numbers.remove(number)
print(numbers)
