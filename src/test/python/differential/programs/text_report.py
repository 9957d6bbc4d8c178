text = """the quick brown fox
jumps over the lazy dog
the end"""
counts = {}
for line_number, line in enumerate(text.splitlines(), start=1):
    for word in line.split():
        counts.setdefault(word, []).append(line_number)
width = max(map(len, counts))
for word in sorted(counts, key=lambda w: (-len(counts[w]), w))[:5]:
    print(f"{word:<{width}} | {len(counts[word]):>3} | {', '.join(map(str, counts[word]))}")
print("-" * (width + 12))
print(f"{'total':<{width}} | {sum(map(len, counts.values())):>3} |")
rows = [("item", "qty", "price"), ("apple", 3, 0.5), ("melon", 12, 2.25)]
for name, qty, price in rows:
    if isinstance(qty, str):
        print(f"{name:^10}|{qty:^6}|{price:^8}")
    else:
        print(f"{name:10}|{qty:6d}|{price:8.2f}")
print("{:>10} {:+.1e} {:05.1f} {:%}".format("right", 12345.678, 3.14159, 0.5))
def caesar(s, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar("hello, world", 3), caesar(caesar("abc xyz", 5), -5))
print("\n".join("".join("*" if (x - 5) ** 2 + (2 * y - 5) ** 2 < 20 else "." for x in range(11)) for y in range(6)))
