def cleanup():
    return 1 / 0
try:
    [].pop()
except IndexError:
    cleanup()
