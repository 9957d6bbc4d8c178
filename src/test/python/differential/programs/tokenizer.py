def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield "num", float(text[i:j]) if "." in text[i:j] else int(text[i:j])
            i = j
        elif c in "+-*/()":
            yield "op", c
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    yield "end", None
class Parser:
    def __init__(self, text):
        self.tokens = list(tokens(text))
        self.pos = 0
    def take(self, value=None):
        kind, v = self.tokens[self.pos]
        if value is None or v == value:
            self.pos += 1
            return v
    def peek(self):
        return self.tokens[self.pos][1]
    def expr(self):
        v = self.term()
        while self.peek() in ("+", "-"):
            v = v + self.term() if self.take() == "+" else v - self.term()
        return v
    def term(self):
        v = self.atom()
        while self.peek() in ("*", "/"):
            v = v * self.atom() if self.take() == "*" else v / self.atom()
        return v
    def atom(self):
        if self.take("-"):
            return -self.atom()
        if self.take("("):
            v = self.expr()
            if not self.take(")"):
                raise SyntaxError("expected )")
            return v
        return self.take()
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 * (3 + 4) - 10 / 4", "-(5 - 8)", "1.5 * 4", "2 $ 3", "(1", "1 / 0"):
    try:
        print(text, "=", Parser(text).expr())
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, "->", type(e).__name__, e)
