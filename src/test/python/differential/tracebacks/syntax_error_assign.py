if True:
    5 = x
