import textwrap

text = "The quick brown fox jumps over the lazy dog, then it sleeps in the sun until the evening comes."
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 25)[:2], len(textwrap.wrap(text, 10)), textwrap.wrap("", 5))
print(textwrap.fill("one two three four five", 12, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), "|", textwrap.shorten("short  text", 40), "|", textwrap.shorten(text, 30, placeholder="..."))
print(textwrap.indent("first\n\nsecond\n", "> "), end="")
print(textwrap.indent("a\n\nb", "- ", lambda line: True))
print(repr(textwrap.dedent("""
    def f():
        return 1

    f()
""")), repr(textwrap.dedent("  a\n b\n")))
