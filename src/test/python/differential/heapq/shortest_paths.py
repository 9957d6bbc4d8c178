import heapq

ROADS = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}, "e": {"a": 1}}


def distances(start):
    found = {}
    edge = [(0, start)]
    while edge:
        far, town = heapq.heappop(edge)
        if town in found:
            continue
        found[town] = far
        for neighbour, length in ROADS[town].items():
            heapq.heappush(edge, (far + length, neighbour))
    return found


for town in ROADS:
    print(town, distances(town))
