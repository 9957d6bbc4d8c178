"""What a worker process runs over and over before it is ready: the operations that tasks are made of, so that the JIT compiler has met them.

The library that tasks come through is read here, too; its code is kept for the program's own interpreter.
"""
import concurrent.futures.process
import multiprocessing.pool
import multiprocessing.queues
import multiprocessing.spawn
import multiprocessing.synchronize


class _Account:
    def __init__(self):
        self.balance = 0

    def add(self, amount):
        self.balance += amount
        return self.balance


def _sum_of_squares(start, count):
    total = 0
    for i in range(start, start + count):
        total += i * i
    return total


def _count_primes(limit):
    sieve = [True] * limit
    found = 0
    for i in range(2, limit):
        if sieve[i]:
            found += 1
            for multiple in range(i * i, limit, i):
                sieve[multiple] = False
    return found


def _words(count):
    seen = {}
    for i in range(count):
        word = 'w%d' % (i % 97)
        if word in seen:
            seen[word] += 1
        else:
            seen[word] = 1
    return ' '.join(sorted(seen)), sum(seen.values())


def _waves(count):
    x = 0.0
    while count > 0:
        x = x * 0.5 + count / 3.0
        count -= 1
    return x


def _fibonacci(n):
    return n if n < 2 else _fibonacci(n - 1) + _fibonacci(n - 2)


def _accounts(count):
    account = _Account()
    for amount in [i * 3 for i in range(count)]:
        account.add(amount)
    return account.balance


def mix():
    """About ten milliseconds of it all, once it is warm; sums go past 64 bits, as those of lessons do."""
    return (_sum_of_squares(0, 60_000), _sum_of_squares(5_000_000_000, 60_000), _count_primes(4000), _words(2000), _waves(8000), _fibonacci(14),
            _accounts(5000))
