import statistics

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.pstdev(data), statistics.pvariance(data))
print(round(statistics.stdev(data), 9), round(statistics.variance([1.5, 2.5, 4.0]), 9), statistics.median_low([1, 2, 3, 4]), statistics.median_high([1, 2, 3, 4]))
print(statistics.multimode("aabbc"), statistics.mean([1, 2]), statistics.mean([0.5, 1.5]), statistics.fmean([1, 2, 4]))
print(statistics.quantiles([1, 2, 3, 4, 5]), statistics.quantiles(range(11), n=10, method="inclusive"))
print(round(statistics.harmonic_mean([40, 60]), 9), round(statistics.geometric_mean([54, 24, 36]), 9), statistics.median(["b", "a", "c"]))
for wrong in (lambda: statistics.mean([]), lambda: statistics.stdev([1]), lambda: statistics.median([])):
    try:
        wrong()
    except statistics.StatisticsError as error:
        print(type(error).__name__)
