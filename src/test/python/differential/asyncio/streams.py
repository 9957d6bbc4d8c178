import asyncio


async def handle(reader, writer):
    while True:
        line = await reader.readline()
        if not line:
            break
        if line == b"bye\n":
            writer.write(b"closing\n")
            break
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def client(words):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        got = []
        for word in words:
            writer.write(word + b"\n")
            await writer.drain()
            got.append(await reader.readline())
        writer.write(b"bye\n")
        got.append(await reader.read())
        print(reader.at_eof(), await reader.read(10))
        writer.close()
        await writer.wait_closed()
        return got

    async with server:
        print(await client([b"one", b"two"]))
        print(await asyncio.gather(*(client([b"c%s" % str(i).encode()] if False else [("c%d" % i).encode()]) for i in range(5))))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"exactly ten\nbye\n")
        print(await reader.readexactly(7), await reader.readuntil(b"N"), await reader.read(100))
        try:
            await reader.readexactly(5)
        except asyncio.IncompleteReadError as e:
            print(e, e.partial, e.expected)
        print(writer.get_extra_info("peername") == ("127.0.0.1", port), writer.is_closing())
        writer.close()
        print(writer.is_closing())


asyncio.run(main())
