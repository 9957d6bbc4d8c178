from collections import Counter

text = """the cat and the dog and the bird
saw a cat and a bird"""
words = Counter(text.split())
print(words.most_common(3))
print(sorted(words.items(), key=lambda pair: (-pair[1], pair[0])))
print(words["horse"], "horse" in words, len(words))
lengths = Counter(len(word) for word in words.elements())
print(sorted(lengths.items()))
words.subtract(the=3, horse=1)
print(words["the"], words["horse"], "the" in words, (+words)["the"], sorted(-words))
left, right = Counter("aab"), Counter("abbc")
print(sorted((left + right).items()), sorted((left & right).items()), sorted((left | right).items()), left - right)
left += Counter("z")
print(sorted(left.items()), type(left).__name__, dict(Counter(a=1)))
