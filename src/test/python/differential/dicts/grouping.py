words = "apple bean avocado cherry blueberry corn".split()
by_letter = {}
for word in words:
    by_letter.setdefault(word[0], []).append(word)
print(by_letter)
print({letter: len(group) for letter, group in by_letter.items()}, dict.fromkeys("ab", 0), dict.fromkeys([1]))
print(by_letter.pop("a"), by_letter.pop("z", "none"), by_letter.get("a"), by_letter.get("q", []), list(by_letter))
print(dict([("x", 1), ("y", 2)], z=3), dict(zip("ab", [1, 2])), {**{"a": 1}, "b": 2, **{"a": 3}})
inverse = {length: word for word, length in ((word, len(word)) for word in words)}
print(inverse, max(inverse), sorted(inverse.items(), reverse=True)[0])
by_letter.update({"b": 1}, c=2)
print(by_letter, by_letter.popitem(), by_letter, by_letter == {"b": 1}, bool({}))
