import string
import textwrap
print(string.ascii_lowercase, string.digits, string.hexdigits, string.punctuation, len(string.printable), string.capwords('the end of it'))
t = string.Template('$who owes ${amount}$$ to $whom')
print(t.substitute(who='A', amount=3, whom='B'), t.safe_substitute(who='A'))
try:
    t.substitute(who='A')
except KeyError as error:
    print('missing', error)
try:
    string.Template('a $ b').substitute()
except ValueError as error:
    print(error)
print(repr(textwrap.dedent('''
    first
      second

    third
    ''')), repr(textwrap.indent('a\n\nb\n', '> ')))
print(textwrap.wrap('the quick brown fox jumps over the lazy dog', 15), textwrap.fill('a bb ccc', 4), textwrap.shorten('hello big world', 12))
