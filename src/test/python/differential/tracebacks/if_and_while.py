x = [1, 2]
while x:
    if x.pop() + x[0] > 2:
        print("ok")
