"""Iterators made from iterators."""
from _itertools import (accumulate, chain, compress, count, cycle, dropwhile, filterfalse, islice, pairwise, repeat, starmap, takewhile,
                        zip_longest)


def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [tuple(iterable) for iterable in iterables] * repeat
    return _product(pools)


def _product(pools):
    if not all(pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple(pool[place] for pool, place in zip(pools, places))
        for i in range(len(pools) - 1, -1, -1):
            places[i] += 1
            if places[i] < len(pools[i]):
                break
            places[i] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    size = len(pool) if r is None else r
    if size < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, size)


def _permutations(pool, size):
    n = len(pool)
    if size > n:
        return
    order = list(range(n))
    left = list(range(n, n - size, -1))
    yield tuple(pool[i] for i in order[:size])
    while n:
        for i in range(size - 1, -1, -1):
            left[i] -= 1
            if left[i] == 0:
                order[i:] = order[i + 1:] + order[i:i + 1]
                left[i] = n - i
            else:
                j = n - left[i]
                order[i], order[j] = order[j], order[i]
                yield tuple(pool[k] for k in order[:size])
                break
        else:
            return


def combinations(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(tuple(iterable), r)


def _combinations(pool, size):
    n = len(pool)
    if size > n:
        return
    chosen = list(range(size))
    while True:
        yield tuple(pool[i] for i in chosen)
        for i in range(size - 1, -1, -1):
            if chosen[i] != i + n - size:
                break
        else:
            return
        chosen[i] += 1
        for j in range(i + 1, size):
            chosen[j] = chosen[j - 1] + 1


def combinations_with_replacement(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations_with_replacement(tuple(iterable), r)


def _combinations_with_replacement(pool, size):
    n = len(pool)
    if not n and size:
        return
    chosen = [0] * size
    while True:
        yield tuple(pool[i] for i in chosen)
        for i in range(size - 1, -1, -1):
            if chosen[i] != n - 1:
                break
        else:
            return
        chosen[i:] = [chosen[i] + 1] * (size - i)


class groupby:
    """Runs of items with equal keys. A group ends when the next one is asked for."""

    def __init__(self, iterable, key=None):
        self._items = iter(iterable)
        self._key = (lambda item: item) if key is None else key
        self._group = self._wanted = self._current = object()
        self._item = None

    def __iter__(self):
        return self

    def _advance(self):
        self._item = next(self._items)
        self._current = self._key(self._item)

    def __next__(self):
        self._group = object()
        while self._current == self._wanted:
            self._advance()
        self._wanted = self._current
        return self._current, self._run(self._wanted, self._group)

    def _run(self, wanted, group):
        while self._group is group and self._current == wanted:
            yield self._item
            try:
                self._advance()
            except StopIteration:
                return


class _Tee:
    def __init__(self, items, kept):
        self._items, self._kept = items, kept

    def __iter__(self):
        return self

    def __next__(self):
        if not self._kept:
            item = next(self._items)
            self._kept += [item, []]
        item, self._kept = self._kept
        return item

    def __copy__(self):
        return _Tee(self._items, self._kept)


def tee(iterable, n=2):
    if n < 0:
        raise ValueError("n must be >= 0")
    items, kept = iter(iterable), []
    return tuple(_Tee(items, kept) for _ in range(n))


class batched:
    def __init__(self, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError("n must be at least one")
        self._items, self._n, self._strict = iter(iterable), n, strict

    def __iter__(self):
        return self

    def __next__(self):
        batch = tuple(islice(self._items, self._n))
        if not batch:
            raise StopIteration
        if self._strict and len(batch) < self._n:
            raise ValueError("batched(): incomplete batch")
        return batch
