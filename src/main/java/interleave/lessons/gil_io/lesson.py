"""Lesson 1.2: what the GIL does to threads that wait, and to one that won't let go.

Interleave runs this very file. By hand: python3 lesson.py [URL]
"""
import hashlib
import socket
import sys
import threading
import time
import urllib.request


def io_bound_task(site, requests, parse):
    """Answers fetched in a row: nearly all of the time is waiting for the server."""
    total = 0
    for number in range(requests):
        with urllib.request.urlopen(site + "/item/" + str(number), timeout=60) as answer:
            body = answer.read()
        total += parse_answer(body, parse)
    return total


def parse_answer(body, milliseconds):
    """Adds up the values in an answer; again and again until it has used that much CPU time."""
    end = time.thread_time() + milliseconds / 1000
    while True:
        text = body.decode("utf-8")
        values = text[text.index("[") + 1:text.index("]")].split(",")
        total = sum([int(value) for value in values])
        if time.thread_time() >= end:
            return total


def one_thread(site, requests, parse):
    """The task once, in the thread that is there anyway."""
    return report([io_bound_task(site, requests, parse)])


def three_threads(site, requests, parse, threads):
    """Every thread runs the whole task, all at the same time."""
    return report(task_in_threads(site, requests, parse, threads))


def task_in_threads(site, requests, parse, threads):
    totals = [None] * threads

    def work(index):
        totals[index] = io_bound_task(site, requests, parse)

    run_together([threading.Thread(target=work, args=(index,), name="ABCDEFGHIJKLMNOP"[index]) for index in range(threads)])
    return totals


def parse_curve(site, threads, latency):
    """One thread against all at once, with more and more CPU work for each answer."""
    points = []
    for part in (0, 1 / 6, 1 / 2, 1, 2):
        parse = part * latency
        start = time.perf_counter()
        io_bound_task(site, 3, parse)
        alone = time.perf_counter() - start
        start = time.perf_counter()
        task_in_threads(site, 3, parse, threads)
        together = time.perf_counter() - start
        points.append({"knobs": {"parse": round(parse, 3)},
                       "metrics": {"aloneMs": alone * 1000, "togetherMs": together * 1000, "speedUp": threads * alone / together}})
    print("points:", len(points))
    return {"points": points, "metrics": {"speedUpLeast": points[-1]["metrics"]["speedUp"], "speedUpMost": points[0]["metrics"]["speedUp"]}}


def convoy(echo, echoes):
    """A thread that wants the network for an instant, beside threads that compute; the interval gets shorter and shorter."""
    usual = sys.getswitchinterval()
    points = []
    wanted = [0]  # how many of the threads compute
    go = [threading.Event(), threading.Event()]
    over = []

    def compute(number):
        count = 0
        while not over:
            go[number].wait()
            while wanted[0] > number:
                count += 1

    def measure():
        try:
            for interval in (5, 1, 0.1):
                sys.setswitchinterval(interval / 1000)
                for busy in (0, 1, 2):
                    wanted[0] = busy
                    for event in go[:busy]:
                        event.set()
                    late = sorted(paced_echoes(echo, echoes))
                    for event in go:
                        event.clear()
                    wanted[0] = 0
                    points.append({"knobs": {"switchIntervalMs": interval, "cpuThreads": busy},
                                   "metrics": {"p50Ms": percentile(late, 50), "p90Ms": percentile(late, 90), "p99Ms": percentile(late, 99)}})
        finally:
            sys.setswitchinterval(usual)
            over.append(True)
            wanted[0] = 0
            for event in go:
                event.set()

    run_together([threading.Thread(target=measure, name="echo")]
                 + [threading.Thread(target=compute, args=(number,), name="cpu " + str(number + 1)) for number in range(2)])
    print("points:", len(points), "echoes each:", echoes)
    medians = [point["metrics"]["p50Ms"] for point in points]
    return {"points": points, "metrics": {"quietMs": medians[0], "besideOneMs": medians[1], "besideOneShortMs": medians[7]}}


def paced_echoes(echo, echoes):
    """How late each echo came, in ms, from the moment it was due."""
    late = []
    host, port = echo.split(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(echoes):
            due = time.perf_counter() + 0.003
            time.sleep(0.003)
            connection.sendall(b"ping")
            connection.recv(4)
            late.append((time.perf_counter() - due) * 1000)
    return late


def percentile(ordered, part):
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]


def long_call(numbers):
    """Three kinds of work, each beside a thread that wants to run every millisecond."""
    data = bytes(48 * 1024 * 1024)
    kinds = [("loop", lambda: add_up(numbers // 3)), ("sum", lambda: sum(range(numbers))), ("hash", lambda: hashlib.sha256(data).hexdigest()[:8])]
    ticks = []
    over = []

    def tick():
        while not over:
            ticks.append(time.perf_counter())
            time.sleep(0.001)
        ticks.append(time.perf_counter())

    ticker = threading.Thread(target=tick, name="ticker")
    ticker.start()
    try:
        done = [(kind,) + timed_alone(kind, work) for kind, work in kinds]
    finally:
        over.append(True)
        ticker.join()
    points, results, metrics = [], {}, {}
    for kind, result, start, end in done:
        gaps = [min(after, end) - max(before, start) for before, after in zip(ticks, ticks[1:]) if after > start and before < end]
        length, silence = (end - start) * 1000, max(gaps) * 1000
        points.append({"knobs": {"work": kind}, "metrics": {"lengthMs": length, "silenceMs": silence}})
        metrics[kind + "Ms"], metrics[kind + "SilenceMs"] = length, silence
        results[kind] = result
        print(kind, result)
    results["points"], results["metrics"] = points, metrics
    return results


def add_up(numbers):
    total = 0
    for number in range(numbers):
        total += number
    return total


def timed_alone(kind, work):
    """Runs the work in a thread of its own: what it came to, when it began and when it ended."""
    outcome = []

    def call():
        time.sleep(0.02)
        start = time.perf_counter()
        result = work()
        outcome.extend([result, start, time.perf_counter()])

    run_together([threading.Thread(target=call, name=kind)])
    return tuple(outcome)


def run_together(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def report(totals):
    equal = all(total == totals[0] for total in totals)
    print("values add up to", totals[0])
    return {"sum": totals[0], "runs": len(totals), "equal": equal}


# From here on: what Interleave does itself, for a run by hand.

def serve(latency):
    """A server that answers late, and an echo; tells their ports and ends with its parent."""
    import http.server
    import socketserver

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            time.sleep(latency / 1000)
            body = ("{\"values\": " + str([number * 7 % 1000 for number in range(64)]) + "}").encode("utf-8")
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *ignored):
            pass

    class Echo(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            data = self.request.recv(100)
            while data:
                self.request.sendall(data)
                data = self.request.recv(100)

    servers = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site), socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo)]
    for server in servers:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(servers[0].server_address[1], servers[1].server_address[1], flush=True)
    sys.stdin.read()


def main(latency=120, parse=0, requests=5, threads=3, echoes=60, numbers=15000000):
    import subprocess
    if len(sys.argv) > 1 and sys.argv[1] == "--serve":
        return serve(latency)
    if len(sys.argv) > 1:
        pages = [threading.Thread(target=lambda: urllib.request.urlopen(sys.argv[1], timeout=60).read()) for _ in range(threads)]
        return timed(run_together, pages)
    server = subprocess.Popen([sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        ports = server.stdout.readline().split()
        site, echo = "http://127.0.0.1:" + ports[0].decode(), "127.0.0.1:" + ports[1].decode()
        timed(one_thread, site, requests, parse)
        timed(three_threads, site, requests, parse, threads)
        for act, arguments in [(parse_curve, (site, threads, latency)), (convoy, (echo, echoes)), (long_call, (numbers,))]:
            for point in timed(act, *arguments)["points"]:
                print("  ", point["knobs"], {name: round(value, 2) for name, value in point["metrics"].items()})
    finally:
        server.stdin.close()
        server.wait()


def timed(act, *arguments):
    start = time.perf_counter()
    result = act(*arguments)
    print(act.__name__, "took", round(time.perf_counter() - start, 2), "s")
    return result


if __name__ == "__main__":
    main()
