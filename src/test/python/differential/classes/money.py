from functools import total_ordering


@total_ordering
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __repr__(self):
        return "%s%d.%02d" % (("-" if self.cents < 0 else "",) + divmod(abs(self.cents), 100))

    def __eq__(self, other):
        return self.cents == other.cents if isinstance(other, Money) else NotImplemented

    def __lt__(self, other):
        return self.cents < other.cents if isinstance(other, Money) else NotImplemented

    def __hash__(self):
        return hash(self.cents)

    def __add__(self, other):
        return Money(self.cents + other.cents) if isinstance(other, Money) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, factor):
        return Money(round(self.cents * factor))

    __rmul__ = __mul__

    def __neg__(self):
        return Money(-self.cents)

    def __bool__(self):
        return self.cents != 0

    def __format__(self, spec):
        return format(repr(self), spec)

    def __iadd__(self, other):
        self.cents += other.cents
        return self


five, two = Money(500), Money(205)
print(five + two, -two, 3 * two, two * 0.5, sum([five, two, two]), five >= two, max(five, two), sorted([five, -two, two]))
print(bool(Money(0)), five == 500, five != Money(500), len({Money(1), Money(1)}), f"{two:>8}|", abs(-3), not Money(0))
alias = five
five += two
print(alias, alias is five)
for wrong in (lambda: five + 1, lambda: 1 + five, lambda: five < 3, lambda: five - two):
    try:
        wrong()
    except TypeError as error:
        print(error)
