async def work():
    print("not reached")


def main():
    work()
    print("after")


main()
