import asyncio


async def main():
    async def slow(reader, writer):
        await reader.read()
        writer.close()

    server = await asyncio.start_server(slow, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        await asyncio.wait_for(reader.read(), 0.02)
    except asyncio.TimeoutError:
        print("no answer in time")
    first = asyncio.create_task(reader.read())
    await asyncio.sleep(0)
    try:
        await reader.read()
    except RuntimeError as e:
        print(e)
    writer.write_eof()
    print(await first)
    writer.close()
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as e:
        print(type(e).__name__, e.errno, str(e).replace(str(port), "PORT"))
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except OSError as e:
        print("an OSError")


asyncio.run(main())
