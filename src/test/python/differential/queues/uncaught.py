import queue


def take(q):
    return q.get_nowait()


take(queue.Queue())
