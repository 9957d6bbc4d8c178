"""Exercise E3: one website, crawled in eight ways.

Interleave runs this very file. By hand: python3 lesson.py [http://HOST:PORT]
"""
import asyncio
import queue
import sys
import threading
import time
import zlib
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from multiprocessing import Pool
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

try:
    from virtual import Thread as VirtualThread  # threads of the JVM's own: only Little Python has them
except ImportError:
    VirtualThread = None

TRIES = 4
BACK_OFF = 0.01  # seconds before the second try, twice as long before each further one


class Links(HTMLParser):
    """Collects where a page leads."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            href = dict(attrs).get("href")
            if href:
                self.found.append(href)


def links_of(url, status, location, body):
    """The addresses a page leads to: by redirect, or by the links in its text."""
    if status in (301, 302, 303, 307, 308) and location:
        return [urljoin(url, location)]
    if status != 200:
        return []
    parser = Links()
    parser.feed(body.decode("utf-8", "replace"))
    parser.close()
    return [urldefrag(urljoin(url, href))[0] for href in parser.found]


def fetch(url, timeout):
    """One request on a connection of its own; blocks the thread that calls it."""
    where = urlsplit(url)
    connection = HTTPConnection(where.hostname, where.port, timeout=timeout)
    try:
        connection.request("GET", where.path or "/", headers={"Connection": "close"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location"), answer.read()
    finally:
        connection.close()


def getter(timeoutMs):
    """fetch with its time-out set: all that a visitor needs to know."""
    return lambda url: fetch(url, timeoutMs / 1000)


def visit(url, get):
    """Gets a page, again after a time-out or an error of the server, and reads its links."""
    took = []
    for attempt in range(TRIES):
        if attempt > 0:
            time.sleep(BACK_OFF * 2 ** (attempt - 1))
        begin = time.perf_counter()
        try:
            status, location, body = get(url)
        except (OSError, HTTPException):
            status, location, body = None, None, b""
        took.append(time.perf_counter() - begin)
        if status is not None and status < 500:
            break
    return url, status, links_of(url, status, location, body), body, took


async def fetch_async(url, timeout):
    """One request on a connection of its own; while it waits, the event loop runs other tasks."""
    where = urlsplit(url)

    async def talk():
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        try:
            request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % (where.path or "/", where.netloc)
            writer.write(request.encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            fields = dict(line.split(": ", 1) for line in head[1:] if ": " in line)
            return int(head[0].split(" ")[1]), fields.get("Location"), await reader.read()
        finally:
            writer.close()

    return await asyncio.wait_for(talk(), timeout)


async def visit_async(url, timeout):
    """The same as visit, for a task."""
    took = []
    for attempt in range(TRIES):
        if attempt > 0:
            await asyncio.sleep(BACK_OFF * 2 ** (attempt - 1))
        begin = time.perf_counter()
        try:
            status, location, body = await fetch_async(url, timeout)
        except (OSError, EOFError, asyncio.TimeoutError):
            status, location, body = None, None, b""
        took.append(time.perf_counter() - begin)
        if status is not None and status < 500:
            break
    return url, status, links_of(url, status, location, body), body, took


class Crawl:
    """What is known so far: who shares it among threads guards it with a lock."""

    def __init__(self, site, get, silent=False):
        self.site = site
        self.threads_before = threading.active_count()
        self.rules = RobotFileParser()
        status, _, text = get(site + "/robots.txt")
        self.rules.parse(text.decode().splitlines() if status == 200 else [])
        self.first = [site + "/"] + ([site + "/never"] if silent else [])
        self.seen = set()
        self.visits = {}
        self.pages = {}
        self.missing = self.gave_up = self.redirects = self.forbidden = 0
        self.took = []
        self.begin = time.perf_counter()

    def admit(self, links):
        """Of these links those to visit: on this site, allowed by robots.txt, not seen before."""
        new = []
        for link in links:
            if link in self.seen or not link.startswith(self.site + "/"):
                continue
            self.seen.add(link)
            if self.rules.can_fetch("interleave", link):
                new.append(link)
            else:
                self.forbidden += 1
        return new

    def take(self, visited):
        """Notes a visit and gives the links it makes worth visiting."""
        url, status, links, body, took = visited
        self.took += took
        path = urlsplit(url).path
        self.visits[path] = self.visits.get(path, 0) + 1
        if status is None or status >= 500:
            self.gave_up += 1
        elif status == 200:
            self.pages[url] = body
        elif status >= 400:
            self.missing += 1
        else:
            self.redirects += 1
        return self.admit(links)

    def report(self, **more):
        """What the crawl came to: the results are the same whoever crawled, the metrics are not."""
        seconds = time.perf_counter() - self.begin
        sums = [zlib.crc32(body, zlib.crc32(urlsplit(url).path.encode())) for url, body in self.pages.items()]
        checksum = "%08x" % (sum(sums) & 0xFFFFFFFF)
        trespassed = sum(1 for path in self.visits if path.startswith("/private/"))
        print("pages:", len(self.pages), "checksum:", checksum)
        print("redirects:", self.redirects, "missing:", self.missing, "forbidden:", self.forbidden, "gave up:", self.gave_up)
        metrics = {"pagesPerSecond": len(self.pages) / seconds, "requests": len(self.took), "retries": len(self.took) - len(self.visits),
                   "latencyP50Ms": percentile(self.took, 0.5) * 1000, "latencyP95Ms": percentile(self.took, 0.95) * 1000,
                   "latencyMaxMs": max(self.took) * 1000}
        metrics.update(more)
        return {"pages": len(self.pages), "checksum": checksum, "mostVisits": max(self.visits.values()), "trespassed": trespassed,
                "redirects": self.redirects, "missing": self.missing, "forbidden": self.forbidden, "gaveUp": self.gave_up,
                "threadsLeft": threading.active_count() - self.threads_before, "metrics": metrics}


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def sequential(site, timeoutMs=1000, silent=False):
    """One page after the other."""
    get = getter(timeoutMs)
    crawl = Crawl(site, get, silent)
    todo = crawl.admit(crawl.first)
    while todo:
        todo += crawl.take(visit(todo.pop(0), get))
    return crawl.report()


def crawl(start, get, connections=8):
    """What the exercise asks for, with threads: the texts of all pages, by address."""
    known = Crawl(start.rstrip("/"), get)
    crawl_in_threads(known, get, connections)
    return known.pages


def threads(site, connections=8, timeoutMs=1000, silent=False):
    """As many threads as connections; a queue between them says what is left to do."""
    get = getter(timeoutMs)
    crawl = Crawl(site, get, silent)
    crawl_in_threads(crawl, get, connections)
    return crawl.report()


def crawl_in_threads(crawl, get, connections):
    todo = queue.Queue()
    lock = threading.Lock()

    def work():
        while True:
            url = todo.get()
            if url is None:
                return
            try:
                visited = visit(url, get)
                with lock:
                    for link in crawl.take(visited):
                        todo.put(link)
            finally:
                todo.task_done()

    workers = [threading.Thread(target=work, name="crawler %d" % (i + 1)) for i in range(connections)]
    for worker in workers:
        worker.start()
    for link in crawl.admit(crawl.first):
        todo.put(link)
    todo.join()
    for _ in workers:
        todo.put(None)
    for worker in workers:
        worker.join()


def pool(site, connections=8, timeoutMs=1000, silent=False):
    """A pool does the visiting; the main thread alone knows what has been seen, so there is no lock."""
    get = getter(timeoutMs)
    crawl = Crawl(site, get, silent)
    with ThreadPoolExecutor(max_workers=connections) as executor:
        running = {executor.submit(visit, url, get) for url in crawl.admit(crawl.first)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                running.update(executor.submit(visit, url, get) for url in crawl.take(future.result()))
    return crawl.report()


def visit_in_process(url, timeoutMs):
    """visit with arguments that can travel through a pipe: a function made on the spot can't."""
    return visit(url, getter(timeoutMs))


def processes(site, workers=2, timeoutMs=1000, silent=False):
    """Processes do the visiting: each has an interpreter of its own; addresses go in, pages come out, through pipes."""
    started = time.perf_counter()
    crawl = Crawl(site, getter(timeoutMs), silent)
    visited = queue.Queue()
    with Pool(workers) as processes:
        processes.map(abs, range(workers), 1)
        ready = time.perf_counter() - started
        crawl.begin = time.perf_counter()
        running = 0
        todo = crawl.admit(crawl.first)
        while todo or running:
            for url in todo:
                processes.apply_async(visit_in_process, (url, timeoutMs), callback=visited.put, error_callback=visited.put)
            running += len(todo)
            outcome = visited.get()
            running -= 1
            if isinstance(outcome, Exception):
                raise outcome
            todo = crawl.take(outcome)
        processes.close()
        processes.join()
    return crawl.report(startSeconds=ready)


def virtual(site, connections=8, timeoutMs=1000, silent=False):
    """A virtual thread for every page; a semaphore keeps to the number of connections."""
    get = getter(timeoutMs)
    crawl = Crawl(site, get, silent)
    visited = queue.Queue()
    free = threading.Semaphore(connections)

    def page(url):
        with free:
            visited.put(visit(url, get))

    started = []
    todo = crawl.admit(crawl.first)
    running = 0
    while todo or running:
        for url in todo:
            thread = VirtualThread(target=page, args=(url,), name=urlsplit(url).path)
            thread.start()
            started.append(thread)
        running += len(todo)
        todo = crawl.take(visited.get())
        running -= 1
    for thread in started:
        thread.join()
    return crawl.report()


async def crawl_in_loop(crawl, connections, timeoutMs, after_page=None):
    """As many tasks as connections, all in one thread. A heartbeat beside them measures how long the loop kept it waiting."""
    todo = asyncio.Queue()
    late = []

    async def heartbeat():
        while True:
            due = time.perf_counter() + 0.005
            await asyncio.sleep(0.005)
            late.append(time.perf_counter() - due)

    async def work():
        while True:
            url = await todo.get()
            try:
                visited = await visit_async(url, timeoutMs / 1000)
                if after_page is not None and visited[1] == 200:
                    await after_page(url)
                for link in crawl.take(visited):
                    todo.put_nowait(link)
            finally:
                todo.task_done()

    for link in crawl.admit(crawl.first):
        todo.put_nowait(link)
    workers = [asyncio.ensure_future(work()) for _ in range(connections)]
    beating = asyncio.ensure_future(heartbeat())
    await todo.join()
    for task in workers + [beating]:
        task.cancel()
    await asyncio.gather(beating, *workers, return_exceptions=True)
    return {"stallMs": max(late) * 1000 if late else 0.0, "stallP95Ms": percentile(late, 0.95) * 1000 if late else 0.0}


def asynchronous(site, connections=8, timeoutMs=1000, silent=False):
    """asyncio: one thread, one event loop, a task per connection."""
    crawl = Crawl(site, getter(timeoutMs), silent)
    return crawl.report(**asyncio.run(crawl_in_loop(crawl, connections, timeoutMs)))


def item_of(url):
    """The address of the data sheet that belongs to a page."""
    where = urlsplit(url)
    number = where.path.rsplit("/", 1)[1]
    return "%s://%s/item/%s" % (where.scheme, where.netloc, number or "0")


def crawl_with_items(site, connections, timeoutMs, silent, in_threads):
    """Every page has a data sheet beside it, and for data sheets there is only the blocking client."""
    get = getter(timeoutMs)
    crawl = Crawl(site, get, silent)
    sizes = []
    with ThreadPoolExecutor(max_workers=connections) as executor:
        async def blocking(url):
            sizes.append(len(get(item_of(url))[2]))

        async def in_a_thread(url):
            loop = asyncio.get_running_loop()
            _, _, body = await loop.run_in_executor(executor, get, item_of(url))
            sizes.append(len(body))

        stalls = asyncio.run(crawl_in_loop(crawl, connections, timeoutMs, in_a_thread if in_threads else blocking))
    return crawl, stalls, sizes


def blocked_loop(site, connections=8, timeoutMs=1000, silent=False):
    """The same tasks, and in one place a call that blocks."""
    crawl, stalls, sizes = crawl_with_items(site, connections, timeoutMs, silent, False)
    results = crawl.report(**stalls)
    results["items"] = len(sizes)
    return results


def optimised(site, connections=8, timeoutMs=1000, silent=False):
    """One change to blocked_loop: the blocking call is made in a thread. Measured before and after."""
    before, stalls_before, _ = crawl_with_items(site, connections, timeoutMs, silent, False)
    seconds_before = time.perf_counter() - before.begin
    begin_afresh(site)
    after, stalls, sizes = crawl_with_items(site, connections, timeoutMs, silent, True)
    results = after.report(stallBeforeMs=stalls_before["stallMs"], pagesPerSecondBefore=len(before.pages) / seconds_before, **stalls)
    results["items"] = len(sizes)
    return results


def begin_afresh(site):
    """Tells the site to forget what it was asked before, so that its errors come again."""
    where = urlsplit(site)
    connection = HTTPConnection(where.hostname, where.port, timeout=5)
    connection.request("POST", "/begin", body=b"")
    connection.getresponse().read()
    connection.close()


def small_site(pipe, pages=60, latency=0.02):
    """By hand: a site to crawl, in a process of its own. It tells its port through the pipe."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    asked = {}

    class Answer(BaseHTTPRequestHandler):
        def log_message(self, *args):
            pass

        def do_POST(self):
            asked.clear()
            self.answer(200, "")

        def do_GET(self):
            asked[self.path] = asked.get(self.path, 0) + 1
            name = self.path.rsplit("/", 1)[1]
            number = int(name) if name.isdigit() else 0
            if self.path == "/robots.txt":
                return self.answer(200, "User-agent: *\nDisallow: /private/\n", "text/plain")
            if self.path == "/never":
                time.sleep(3600)
            if self.path.startswith("/item/"):
                return self.answer(200, '{"id": %d}' % number, "application/json")
            if number >= pages or name and not name.isdigit():
                return self.answer(404, "<p>There is no such page.")
            if self.path.startswith("/page/") and number % 11 == 7:
                return self.answer(301, "", location="/page/7" if number == 7 else "/moved/%d" % number)
            if number % 13 == 5 and asked[self.path] <= 2:
                return self.answer(500, "<p>Try again.")
            links = ["/page/%d" % n for n in range(3 * number + 1, 3 * number + 4) if n < pages]
            links += ["/page/%d#top" % number, "/page/%d" % (number * 7 % pages), "/private/%d" % number, "/page/%d" % (pages + number)]
            text = "<title>Page %d</title>" % number + "".join('<p><a href="%s">%s</a>' % (link, link) for link in links)
            self.answer(200, text, wait=10 if number % 17 == 3 else 1)

        def answer(self, status, text, kind="text/html", location=None, wait=1):
            time.sleep(latency * wait)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(text)))
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(text.encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    pipe.send(server.server_port)
    server.serve_forever()


def main(site=None):
    child = None
    if site is None:
        import multiprocessing
        near, far = multiprocessing.Pipe()
        child = multiprocessing.Process(target=small_site, args=(far,), daemon=True)
        child.start()
        site = "http://127.0.0.1:%d" % near.recv()
    try:
        for act in (sequential, threads, pool, processes, asynchronous, virtual, blocked_loop, optimised):
            if act is virtual and VirtualThread is None:
                print("virtual skipped: needs Interleave's model, which has threads of the JVM's own")
                continue
            begin_afresh(site)
            start = time.perf_counter()
            print(act.__name__)
            act(site)
            print(act.__name__, "took", round(time.perf_counter() - start, 2), "s")
    finally:
        if child is not None:
            child.terminate()
            child.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
