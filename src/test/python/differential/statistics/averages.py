import statistics as s
print(s.mean([1, 2, 3, 4]), s.mean([1, 2]), s.mean([1.5, 2.5]), s.fmean([1, 2]), s.median([3, 1, 2]), s.median([1, 2, 3, 4]), s.median_low([1, 2, 3, 4]))
print(s.median_high([1, 2, 3, 4]), s.mode('aabbb'), s.multimode('aabb'), s.variance([1, 2, 3, 4]), s.pvariance([1, 2, 3, 4]), s.stdev([2, 4, 4, 4, 5, 5, 7, 9]))
print(s.pstdev([2, 4, 4, 4, 5, 5, 7, 9]), s.quantiles([1, 2, 3, 4, 5]), s.quantiles(range(1, 11), n=10), s.quantiles([1, 5, 9], n=4, method='inclusive'))
for call in (lambda: s.mean([]), lambda: s.median([]), lambda: s.stdev([1]), lambda: s.quantiles([]), lambda: s.mode([])):
    try:
        call()
    except s.StatisticsError as error:
        print(error)
