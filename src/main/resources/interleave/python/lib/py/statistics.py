"""Means, medians and spread."""
from math import fsum as _fsum, sqrt as _sqrt


class StatisticsError(ValueError):
    pass


def _total(data):
    """The sum, exact as long as all items are ints, and whether they are."""
    if all(isinstance(x, int) for x in data):
        return sum(data), True
    return _fsum(data), False


def _quotient(total, exact, n):
    if exact and total % n == 0:
        return total // n
    return total / n


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    total, exact = _total(data)
    return _quotient(total, exact, len(data))


def fmean(data, weights=None):
    data = list(data)
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("data and weights must be the same length")
        return _fsum(x * w for x, w in zip(data, weights)) / _fsum(weights)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    return _fsum(data) / len(data)


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def mode(data):
    counts = {}
    for item in data:
        counts[item] = counts.get(item, 0) + 1
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = {}
    for item in data:
        counts[item] = counts.get(item, 0) + 1
    most = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count == most]


def _squares(data, center):
    """The sum of squared distances from the mean; exact for ints."""
    n = len(data)
    if center is None and all(isinstance(x, int) for x in data):
        whole = n * sum(x * x for x in data) - sum(data) ** 2  # n times the sum
        return whole, n
    if center is None:
        center = _fsum(data) / n
    return _fsum((x - center) ** 2 for x in data), 1


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    total, scale = _squares(data, mu)
    return _quotient(total, isinstance(total, int), scale * len(data))


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    total, scale = _squares(data, xbar)
    return _quotient(total, isinstance(total, int), scale * (len(data) - 1))


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pstdev requires at least one data point")
    return _sqrt(pvariance(data, mu))


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _sqrt(variance(data, xbar))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            place, delta = divmod(i * (size - 1), n)
            result.append((data[place] * (n - delta) + data[place + 1] * delta) / n)
        return result
    if method != "exclusive":
        raise ValueError("Unknown method: %r" % method)
    for i in range(1, n):
        place = i * (size + 1) // n
        place = 1 if place < 1 else size - 1 if place > size - 1 else place
        delta = i * (size + 1) - place * n
        result.append((data[place - 1] * (n - delta) + data[place] * delta) / n)
    return result


def geometric_mean(data):
    from math import exp, log
    data = list(data)
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    return exp(_fsum(log(x) for x in data) / len(data))


def harmonic_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    return len(data) / _fsum(1 / x for x in data)


def correlation(x, y):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    mx, my = _fsum(x) / n, _fsum(y) / n
    sxy = _fsum((a - mx) * (b - my) for a, b in zip(x, y))
    sxx, syy = _fsum((a - mx) ** 2 for a in x), _fsum((b - my) ** 2 for b in y)
    if not sxx * syy:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / _sqrt(sxx * syy)
