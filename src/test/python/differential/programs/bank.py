class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        self.needed, self.available = needed, available
        super().__init__(f"need {needed}, have {available}")
class Account:
    interest = 0.02
    def __init__(self, owner, balance=0):
        self.owner, self.__balance, self.history = owner, balance, []
    @property
    def balance(self):
        return self.__balance
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.__balance += amount
        self.history.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        if amount > self.__balance:
            raise InsufficientFunds(amount, self.__balance)
        self.__balance -= amount
        self.history.append(("withdraw", amount))
        return self
    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance:.2f})"
class Savings(Account):
    interest = 0.05
    def add_interest(self):
        return self.deposit(self.balance * self.interest)
a, s = Account("Ann", 100), Savings("Sam", 1000)
a.deposit(50).withdraw(30)
s.add_interest()
for action in (lambda: a.withdraw(500), lambda: a.deposit(-1), lambda: a.__balance):
    try:
        action()
    except (InsufficientFunds, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(a, s, a.history, s.history)
