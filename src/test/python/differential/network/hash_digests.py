import hashlib
for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256"]:
    h = hashlib.new(name)
    h.update(b"abc")
    copy = h.copy()
    h.update(b"x" * 5000)
    print(name, h.name, h.digest_size, h.block_size, copy.hexdigest(), h.hexdigest()[:16])
print(hashlib.sha256(b"").hexdigest(), hashlib.md5(b"a").digest(), hashlib.sha256(b"ab").digest() == hashlib.new("sha256", b"ab").digest())
for wrong in [lambda: hashlib.sha256("text"), lambda: hashlib.new("none"), lambda: hashlib.md5(3)]:
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print("sha256" in hashlib.algorithms_guaranteed)
