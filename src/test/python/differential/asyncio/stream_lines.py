import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"one\ntwo\nthr")
    reader.feed_data(b"ee\nlast")
    reader.feed_eof()
    async for line in reader:
        print(line)
    print(reader.at_eof())
    reader = asyncio.StreamReader(limit=8)

    async def feed():
        for piece in (b"a", b"b\n", b"long line without end", b"\nok\n"):
            await asyncio.sleep(0)
            reader.feed_data(piece)
        reader.feed_eof()

    task = asyncio.create_task(feed())
    print(await reader.readline())
    await task
    try:
        await reader.readline()
    except ValueError as e:
        print(e)
    print(await reader.readline(), await reader.readline())
    reader = asyncio.StreamReader()
    reader.feed_data(b"x=1;y=2;")
    reader.feed_eof()
    print(await reader.readuntil(b";"), await reader.readuntil(b";"))
    try:
        await reader.readuntil(b";")
    except asyncio.IncompleteReadError as e:
        print(e.partial, e)


asyncio.run(main())
