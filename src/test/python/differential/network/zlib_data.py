import zlib
data = b"to be or not to be, " * 5000
for level in [-1, 0, 1, 9]:
    small = zlib.compress(data, level)
    print(level, len(small) < len(data), zlib.decompress(small) == data)
print(zlib.decompress(zlib.compress(b"")), zlib.decompress(zlib.compress(data, wbits=-15), wbits=-15) == data)
print(zlib.crc32(b"abc"), zlib.crc32(b"c", zlib.crc32(b"ab")), zlib.adler32(b"abc"), zlib.adler32(b"c", zlib.adler32(b"ab")), zlib.crc32(data), zlib.adler32(data), zlib.crc32(b""), zlib.adler32(b""))
for wrong in [lambda: zlib.decompress(b"nonsense"), lambda: zlib.decompress(zlib.compress(data)[:-5]), lambda: zlib.compress("text"), lambda: zlib.compress(data, 11)]:
    try:
        wrong()
    except (zlib.error, TypeError) as error:
        print(type(error).__name__, error)
