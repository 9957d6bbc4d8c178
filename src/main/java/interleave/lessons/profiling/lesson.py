"""Lesson 4.1: where does a program with threads spend its time?

Interleave runs this very file. By hand: python3 lesson.py
"""
import cProfile
import socket
import sys
import threading
import time

SECTIONS, PIECES, BLOCK = 5, 4, 50


# The program to be profiled: three levels of calls around one sum.

def task(numbers):
    """The sum of i * i for all i below numbers."""
    total = 0
    for part in range(SECTIONS):
        total += section(numbers * part // SECTIONS, numbers * (part + 1) // SECTIONS)
    return total


def section(first, last):
    """One section of it, in pieces."""
    total = 0
    for part in range(PIECES):
        total += square_sum(first + (last - first) * part // PIECES, first + (last - first) * (part + 1) // PIECES)
    return total


def square_sum(first, last):
    """Nothing but arithmetic."""
    total = 0
    for i in range(first, last):
        total += i * i
    return total


# A profiler for one thread, with two clocks.

class ThreadProfile:
    """Counts and times the calls of the thread that runs it, by the wall's clock and by the thread's own CPU clock."""

    def __init__(self, name):
        self.name = name
        self.rows = {}
        self.labels = {}
        self.stack = []
        self.events = 0
        self.overhead = 0.0

    def run(self, function, *arguments):
        """Calls a function and hears every call and return in this thread until it is back."""
        sys.setprofile(self.hear)
        try:
            return function(*arguments)
        finally:
            sys.setprofile(None)
            del self.stack[:]

    def hear(self, frame, event, argument):
        """What Python calls at each call and return; its own CPU time is kept, too."""
        wall, cpu = time.perf_counter(), time.thread_time()
        self.events += 1
        if event == "call":
            code = frame.f_code
            label = self.labels.get(id(code))
            if label is None:
                label = self.labels[id(code)] = described(code)
            self.enter(label, wall, cpu)
        elif event == "c_call":
            self.enter(getattr(argument, "__qualname__", argument.__name__), wall, cpu)
        elif self.stack:
            self.leave(wall, cpu)
        self.overhead += time.thread_time() - cpu

    def enter(self, function, wall, cpu):
        row = self.rows.get(function)
        if row is None:
            row = self.rows[function] = Row(function, self.stack[-1][0].function if self.stack else None)
        row.level += 1
        self.stack.append([row, wall, cpu, 0.0, 0.0])

    def leave(self, wall, cpu):
        row, wall_before, cpu_before, wall_inside, cpu_inside = self.stack.pop()
        wall, cpu = wall - wall_before, cpu - cpu_before
        row.calls += 1
        row.wall_own += wall - wall_inside
        row.cpu_own += cpu - cpu_inside
        row.level -= 1
        if row.level == 0:
            row.primitive += 1
            row.wall += wall
            row.cpu += cpu
        if self.stack:
            self.stack[-1][3] += wall
            self.stack[-1][4] += cpu


class Row:
    """One function: its calls, and its time with (wall, cpu) and without (wall_own, cpu_own) what it called."""

    def __init__(self, function, caller):
        self.function, self.caller = function, caller
        self.calls = self.primitive = self.level = 0
        self.wall = self.wall_own = self.cpu = self.cpu_own = 0.0

    def add(self, other):
        self.calls += other.calls
        self.primitive += other.primitive
        self.wall += other.wall
        self.wall_own += other.wall_own
        self.cpu += other.cpu
        self.cpu_own += other.cpu_own

    def waited(self):
        """Time in the function itself that was not spent on a CPU."""
        return max(0.0, self.wall_own - self.cpu_own)

    def values(self):
        return {"function": self.function, "calls": self.calls, "primitive": self.primitive, "wallOwn": self.wall_own, "wall": self.wall,
                "cpuOwn": self.cpu_own, "cpu": self.cpu}


def described(code):
    """file:line(function), as profiles name a function."""
    return "%s:%d(%s)" % (code.co_filename.replace("\\", "/").split("/")[-1], code.co_firstlineno, code.co_name)


def finished(rows):
    """The rows with calls that have come back, the greatest cumulative time first."""
    return sorted([row for row in rows if row.calls], key=lambda row: (-row.wall, row.function))


def merged(profiles):
    """All threads in one table."""
    rows = {}
    for profile in profiles:
        for row in profile.rows.values():
            rows.setdefault(row.function, Row(row.function, row.caller)).add(row)
    return rows.values()


def table(title, rows, most=8):
    """The lines of a table as pstats prints it, with the CPU clock's two columns added."""
    rows = finished(rows)
    lines = ["%s: %d function calls, sorted by cumulative time" % (title, sum(row.calls for row in rows)),
             "   ncalls  tottime  percall  cumtime  percall  CPU tot  CPU cum  filename:lineno(function)"]
    for row in rows[:most]:
        calls = str(row.calls) if row.calls == row.primitive else "%d/%d" % (row.calls, row.primitive)
        lines.append("%9s %8.3f %8.3f %8.3f %8.3f %8.3f %8.3f  %s" % (calls, row.wall_own, row.wall_own / row.calls, row.wall,
                                                                     row.wall / row.primitive, row.cpu_own, row.cpu, row.function))
    return lines


# The acts.

def one_thread(numbers):
    """The program once, profiled: the baseline."""
    profile = ThreadProfile("MainThread")
    total = profile.run(task, numbers)
    print("\n".join(table("one thread", profile.rows.values())))
    top = finished(profile.rows.values())[0]
    return {"sum": total, "metrics": {"wallCumulative": top.wall, "cpuCumulative": top.cpu, "profilerSeconds": profile.overhead}}


def deterministic(numbers, threads):
    """Every thread profiles itself; the main thread, which only waits for them, does so, too."""
    profiles = [ThreadProfile(name) for name in names(threads)]
    sums = [None] * threads
    main = ThreadProfile("MainThread")

    def work(index):
        sums[index] = profiles[index].run(task, numbers)

    start = time.perf_counter()
    main.run(run_together, work, threads)
    seconds = time.perf_counter() - start
    for profile in profiles:
        print("\n".join(table("thread " + profile.name, profile.rows.values())))
    print("\n".join(table("all threads together", merged(profiles))))
    tops = [finished(profile.rows.values())[0] for profile in profiles]
    waiting = max(main.rows.values(), key=lambda row: row.wall_own)
    return {
        "sum": sums[0], "equal": all(total == sums[0] for total in sums),
        "table": [{"thread": profile.name, "rows": [row.values() for row in finished(profile.rows.values())]} for profile in profiles],
        "merged": [row.values() for row in finished(merged(profiles))],
        "mainFunction": waiting.function,
        "metrics": {"runSeconds": seconds, "wallCumulative": middle([row.wall for row in tops]), "cpuCumulative": middle([row.cpu for row in tops]),
                    "wallSum": sum(row.wall for row in tops), "cpuSum": sum(row.cpu for row in tops), "mainShare": sum(row.waited() for row in main.rows.values()) / seconds,
                    "profilerSeconds": sum(profile.overhead for profile in profiles), "events": sum(profile.events for profile in profiles)},
    }


def shared(numbers, threads):
    """One cProfile.Profile for all threads; then one that only the main thread asks for."""
    if "free-threading build" in sys.version:
        reason = "One cProfile for several threads was not tried: on a CPython without a GIL nothing protects its table, and it may never come to an end"
        print(reason)
        return {"skipped": reason, "version": sys.version.split()[0]}
    profile = cProfile.Profile()
    refused = []
    meeting = threading.Barrier(threads)

    def work(index):
        meeting.wait()
        try:
            profile.enable()
            enabled = True
        except ValueError as error:
            refused.append(str(error))
            enabled = False
        meeting.wait()
        task(numbers)
        meeting.wait()
        if enabled:
            profile.disable()

    run_together(work, threads)
    print(threads, "threads asked for one profiler")
    counts = counted(profile)
    only_main = cProfile.Profile()
    only_main.enable()
    run_together(lambda index: task(numbers), threads)
    only_main.disable()
    made = threads * (1 + SECTIONS + SECTIONS * PIECES)
    return {
        "message": refused[0] if refused else None, "version": sys.version.split()[0],
        "recursive": ["%s %d/%d" % (name, calls, primitive) for name, (primitive, calls) in sorted(counts.items()) if calls != primitive],
        "metrics": {"enabled": threads - len(refused), "refused": len(refused), "callsMade": made, "callsSeen": sum(calls for _, calls in counts.values()),
                    "callsSeenByMain": sum(calls for _, calls in counted(only_main).values())},
    }


def counted(profile):
    """Of the program's own functions: primitive calls and calls, by name."""
    profile.create_stats()
    own = {code.co_name: code.co_firstlineno for code in (task.__code__, section.__code__, square_sum.__code__)}
    return {name: stat[:2] for (_, line, name), stat in profile.stats.items() if own.get(name) == line}


def sampled(numbers, threads):
    """No hook at all: another thread looks every few milliseconds where the others are."""
    looks = []
    done = threading.Event()
    workers = {}

    def work(index):
        workers[threading.get_ident()] = names(threads)[index]
        task(numbers)

    def look():
        while not done.wait(0.002):
            looks.append([(workers[ident], stack_of(frame)) for ident, frame in sys._current_frames().items() if ident in workers])

    sampler = threading.Thread(target=look, name="sampler")
    start = time.perf_counter()
    sampler.start()
    run_together(work, threads)
    seconds = time.perf_counter() - start
    done.set()
    sampler.join()
    counts = {}
    for look in looks:
        for thread, stack in look:
            if stack:
                counts[thread, stack] = counts.get((thread, stack), 0) + 1
    total = sum(counts.values())
    inside = sum(count for (_, stack), count in counts.items() if stack.endswith("square_sum"))
    print("a sampler looked at", threads, "threads")
    return {
        "stacks": [{"thread": thread, "stack": stack, "samples": count} for (thread, stack), count in sorted(counts.items())],
        "metrics": {"looks": len(looks), "inProcessSamples": total, "looksPerSecond": len(looks) / seconds, "inSquareSum": inside / total if total else None},
    }


def stack_of(frame):
    """The functions of this file in a thread, outermost first: task;section;square_sum."""
    functions = []
    while frame is not None:
        if frame.f_code.co_filename == task.__code__.co_filename and frame.f_code.co_name in ("task", "section", "square_sum"):
            functions.insert(0, frame.f_code.co_name)
        frame = frame.f_back
    return ";".join(functions)


class Ledger:
    """A total that all threads add to. Every value is first put on record by a service, which takes its time to answer."""

    def __init__(self, site):
        self.site = site
        self.lock = threading.Lock()
        self.total = 0

    def report(self, value):
        """The lock is kept while the service is asked."""
        self.lock.acquire()
        try:
            put_on_record(self.site, value)
            self.total += value
        finally:
            self.lock.release()

    def report_repaired(self, value):
        """The lock is kept for the addition only."""
        put_on_record(self.site, value)
        self.lock.acquire()
        try:
            self.total += value
        finally:
            self.lock.release()


def put_on_record(site, value):
    """One request to the service, over a socket of its own; what matters is that it has answered."""
    host, port = site.split("//")[1].split(":")
    connection = socket.create_connection((host, int(port)), 10)
    try:
        request = "GET /item/%d HTTP/1.0\r\n\r\n" % (value % 1000)
        connection.sendall(request.encode())
        answer = connection.recv(4096)
        while answer and not answer.endswith(b"}"):
            more = connection.recv(4096)
            if not more:
                break
            answer += more
    finally:
        connection.close()


def book(report, reports):
    """What each thread does: work out a value, report it."""
    for number in range(reports):
        report(square_sum(number * BLOCK, (number + 1) * BLOCK))


def bottleneck(reports, threads, site):
    """The program as it was written: run as it is, then profiled to see where its threads wait."""
    return investigate(lambda ledger: ledger.report, reports, threads, site)


def fixed(reports, threads, site):
    """The repaired program, run and profiled in the same way."""
    return investigate(lambda ledger: ledger.report_repaired, reports, threads, site)


def investigate(how, reports, threads, site):
    ledger = Ledger(site)
    start = time.perf_counter()
    run_together(lambda index: book(how(ledger), reports), threads)
    seconds = time.perf_counter() - start
    total = ledger.total
    profiles = [ThreadProfile(name) for name in names(threads)]
    ledger = Ledger(site)
    start = time.perf_counter()
    run_together(lambda index: profiles[index].run(book, how(ledger), reports), threads)
    profiled = time.perf_counter() - start
    rows = {row.function: row for row in merged(profiles)}
    worst = max(rows.values(), key=Row.waited)
    caller = rows.get(worst.caller)
    print("total:", total)
    return {
        "total": total, "profiledTotal": ledger.total, "table": table("all threads together", rows.values()),
        "worst": worst.function, "calledBy": None if caller is None else caller.function,
        "metrics": {"plainSeconds": seconds, "profiledSeconds": profiled, "worstWall": worst.wall_own, "worstCpu": worst.cpu_own, "worstCalls": worst.calls,
                    "cpuSum": sum(row.cpu_own for row in rows.values()), "wallSum": sum(row.wall_own for row in rows.values())},
    }


def call_heavy(calls):
    """A call for every addition."""
    total = 0
    for i in range(calls):
        total += doubled(i)
    return total


def doubled(i):
    return i + i


def call_free(calls):
    """The same additions without a call."""
    total = 0
    for i in range(calls):
        total += i + i
    return total


def overhead(calls):
    """What profiling itself costs: many calls and none, without a profiler, with a hook in Python, with cProfile."""
    points = []
    sums = set()
    for program in (call_heavy, call_free):
        for profiler in ("none", "setprofile", "cProfile"):
            times = []
            for _ in range(3):
                start = time.perf_counter()
                if profiler == "none":
                    total = program(calls)
                elif profiler == "setprofile":
                    total = ThreadProfile("MainThread").run(program, calls)
                else:
                    total = cProfile.Profile().runcall(program, calls)
                times.append(time.perf_counter() - start)
                sums.add(total)
            points.append({"knobs": {"program": program.__name__, "profiler": profiler}, "metrics": {"seconds": middle(times)}})
    print("both programs came to", *sums)
    return {"sum": sums.pop(), "equal": not sums, "points": points}


def names(threads):
    return list("ABCDEFGHIJKLMNOP"[:threads])


def run_together(work, threads):
    """Starts the threads, named A, B, C ..., and waits for all of them."""
    started = []
    for index, name in enumerate(names(threads)):
        thread = threading.Thread(target=work, args=(index,), name=name)
        thread.start()
        started.append(thread)
    for thread in started:
        thread.join()


def middle(values):
    return sorted(values)[len(values) // 2]


def serve():
    """By hand: a small service in a process of its own, in place of Interleave's."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class Service(BaseHTTPRequestHandler):
        def do_GET(self):
            time.sleep(0.005)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    print("http://127.0.0.1:%d" % server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()  # ends when the parent does


def main(numbers=1_000_000, threads=4, reports=20, calls=50_000, site=None):
    import subprocess
    service = None
    if site is None:
        service = subprocess.Popen([sys.executable, __file__, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, universal_newlines=True)
        site = service.stdout.readline().strip()
    acts = [(one_thread, (numbers,)), (deterministic, (numbers, threads)), (shared, (numbers, threads)), (sampled, (numbers, threads)),
            (bottleneck, (reports, threads, site)), (overhead, (calls,)), (fixed, (reports, threads, site))]
    try:
        for act, arguments in acts:
            print("==", act.__name__)
            show(act(*arguments))
    finally:
        if service is not None:
            service.communicate("")


def show(results):
    for line in results.pop("table", []):
        if isinstance(line, str):
            print(line)
    for name, value in sorted(results.items()):
        if name not in ("merged", "points", "metrics", "stacks"):
            print("%s: %s" % (name, value))
    for name, value in results.get("metrics", {}).items():
        print("%s: %s" % (name, value if value is None else round(value, 3)))
    for stack in results.get("stacks", []):
        print(stack["thread"], stack["stack"], stack["samples"])
    for point in results.get("points", []):
        print(point["knobs"]["program"], point["knobs"]["profiler"], round(point["metrics"]["seconds"], 4), "s")


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        serve()
    else:
        main(site=sys.argv[1] if len(sys.argv) > 1 else None)
