"""A pipeline of four stages. The stages are here, and one after the other they work: write `threads`."""
import queue
import threading

ROW = 8  # bytes: "04711,3" and the end of the line
RATES = (100, 95, 90, 119, 107, 80, 125, 100)
MODULUS = 2 ** 61 - 1


def dataset(rows):
    """So many rows of text, the same ones every time."""
    lines = []
    state = 2
    for _ in range(min(rows, 50_000)):
        state = (state * 1103515245 + 12345) % 2147483648
        lines.append("%05d,%d\n" % (state // 65536 % 100000, state // 1024 % 8))
    pattern = "".join(lines).encode()
    return (pattern * (rows // len(lines) + 1))[:rows * ROW]


def read(data, start, rows):
    """A batch of rows, as text."""
    return data[start * ROW:(start + rows) * ROW].decode()


def parse(text):
    """Text into two columns of numbers."""
    amounts, kinds = [], []
    for line in text.split("\n"):
        if line:
            amount, kind = line.split(",")
            amounts.append(int(amount))
            kinds.append(int(kind))
    return amounts, kinds


def transform(columns):
    """Every kind has a rate of its own."""
    amounts, kinds = columns
    return [amount * RATES[kind] // 100 for amount, kind in zip(amounts, kinds)], kinds


class Aggregate:
    """Totals by kind, and a checksum that doesn't depend on the order of the batches."""

    def __init__(self):
        self.rows = 0
        self.totals = [0] * len(RATES)
        self.checksum = 0

    def add(self, columns):
        for amount, kind in zip(*columns):
            self.totals[kind] += amount
            self.checksum = (self.checksum + amount * (amount + kind)) % MODULUS
        self.rows += len(columns[0])


def sequential(rows, batch):
    """Batch by batch through all four stages."""
    data = dataset(rows)
    aggregate = Aggregate()
    for first in range(0, rows, batch):
        aggregate.add(transform(parse(read(data, first, min(batch, rows - first)))))
    return {"rows": aggregate.rows, "checksum": aggregate.checksum}


def threads(rows, batch, capacity, parsers):
    """The same, every stage in a thread of its own (parse in as many as `parsers` says), queues with room for `capacity` batches between them."""
    raise NotImplementedError("write threads")


if __name__ == "__main__":
    print(sequential(100_000, 2_000))
    print(threads(100_000, 2_000, 4, 1))
