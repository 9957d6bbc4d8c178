from dataclasses import dataclass, field


@dataclass
class Account:
    owner: str
    balance: int = 0
    history: list = field(default_factory=list, compare=False)

    def __post_init__(self):
        if self.balance < 0:
            raise ValueError("balance of %s is %d" % (self.owner, self.balance))
        self.history.append(("open", self.balance))

    def deposit(self, amount):
        self.balance += amount
        self.history.append(("deposit", amount))
        return self


ann = Account("ann", 5).deposit(3)
print(ann)
print(ann == Account("ann", 8), ann == Account("ann", 5), ann != Account("bob", 8))
print(Account("bob").history is Account("bob").history)
try:
    Account("eve", -1)
except ValueError as error:
    print(error)
