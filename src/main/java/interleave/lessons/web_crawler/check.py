"""Checks a crawler against the contract of exercise E3: a site made of a dict, a get that counts."""
import threading
import time

import solution

SITE = "http://site"


class Site:
    """Answers from a dict: text, a number (an error), or an address (a redirect); a list gives one after the other."""

    def __init__(self, pages, robots="", seconds=0.0):
        self.pages = dict(pages)
        self.robots, self.seconds = robots, seconds
        self.lock = threading.Lock()
        self.asked, self.times = [], []
        self.now = self.most = 0

    def get(self, url):
        with self.lock:
            self.asked.append(url)
            self.times.append(time.perf_counter())
            self.now += 1
            self.most = max(self.most, self.now)
        try:
            if self.seconds:
                time.sleep(self.seconds)
            return self.answer(url)
        finally:
            with self.lock:
                self.now -= 1

    def answer(self, url):
        if url == SITE + "/robots.txt":
            return (200, None, self.robots.encode()) if self.robots else (404, None, b"")
        found = self.pages.get(url[len(SITE):], 404) if url.startswith(SITE + "/") else 404
        if isinstance(found, list):
            with self.lock:
                found = found.pop(0) if len(found) > 1 else found[0]
        if found == "silence":
            raise TimeoutError("no answer")
        if isinstance(found, int):
            return found, None, b"<p>Sorry."
        if found.startswith("/"):
            return 301, found, b""
        return 200, None, found.encode()

    def visits(self, path):
        return self.asked.count(SITE + path)


def page(*links):
    return "<title>x</title>" + "".join('<p><a href="%s">a link</a>' % link for link in links)


def chain(n):
    """A page with n others on it, each of which leads to all."""
    names = ["/%d" % i for i in range(n)]
    pages = {"/": page(*names)}
    for name in names:
        pages[name] = page("/", *names)
    return pages


def crawled(site, connections=4):
    found = solution.crawl(SITE, site.get, connections)
    assert isinstance(found, dict), "crawl returns a dict; it returned %r" % (found,)
    return sorted(address[len(SITE):] for address in found)


def check_finds_every_page():
    """Every page that can be reached is found, with its text."""
    site = Site({"/": page("/a", "b"), "/a": page("/a/c"), "/b": page("/"), "/a/c": page("d"), "/a/d": page("../b")})
    found = solution.crawl(SITE, site.get, 4)
    names = sorted(address[len(SITE):] for address in found)
    assert names == ["/", "/a", "/a/c", "/a/d", "/b"], "of 5 pages it found %s" % names
    assert found[SITE + "/b"] == page("/").encode(), "the text of a page is not what the site sent"


def check_no_page_twice():
    """No address is asked for twice, however often it is linked to."""
    site = Site(chain(12), seconds=0.002)
    crawled(site)
    twice = sorted({url for url in site.asked if site.asked.count(url) > 1})
    assert not twice, "asked for more than once: %s" % ", ".join(twice[:3])


def check_drops_fragments():
    """What follows a # does not belong to the address."""
    site = Site({"/": page("/a#one", "/a#two", "#top"), "/a": page("/#end")})
    assert crawled(site) == ["/", "/a"], "it found other pages than / and /a"
    assert not [url for url in site.asked if "#" in url], "it asked for an address with a #"


def check_follows_redirects():
    """A redirect leads on, is no page, and may lead to itself."""
    site = Site({"/": page("/old", "/loop"), "/old": "/new", "/new": page("/"), "/loop": "/loop"})
    found = crawled(site)
    assert found == ["/", "/new"], "it found %s instead of / and /new" % ", ".join(found)
    assert site.visits("/loop") == 1, "it asked %d times for an address that leads to itself" % site.visits("/loop")


def check_leaves_out_dead_links():
    """Dead links are no pages and are asked for once."""
    site = Site({"/": page("/gone", "/a"), "/a": page("/gone")})
    assert crawled(site) == ["/", "/a"], "a dead link counts as a page"
    assert site.visits("/gone") == 1, "it asked %d times for a dead link" % site.visits("/gone")


def check_tries_again():
    """After an error of the server or a time-out it asks again."""
    site = Site({"/": page("/a", "/b"), "/a": [500, 503, page("/c")], "/b": ["silence", page()], "/c": page()})
    assert crawled(site) == ["/", "/a", "/b", "/c"], "a page that works at the second or third request was not found"


def check_waits_longer_each_time():
    """Between tries it waits, longer each time."""
    site = Site({"/": [500, 500, 500, page()]})
    crawled(site, 1)
    times = [at for url, at in zip(site.asked, site.times) if url == SITE + "/"]
    assert len(times) == 4, "it asked %d times for a page that fails three times" % len(times)
    gaps = [b - a for a, b in zip(times, times[1:])]
    assert gaps[0] > 0.0005, "it asked again at once"
    assert gaps[2] > gaps[0], "the third pause (%.1f ms) is not longer than the first (%.1f ms)" % (gaps[2] * 1000, gaps[0] * 1000)


def check_gives_up():
    """What doesn't work four times is left out, and the crawl goes on."""
    site = Site({"/": page("/broken", "/mute", "/a"), "/broken": 500, "/mute": "silence", "/a": page()})
    assert crawled(site) == ["/", "/a"], "a page that never works was found, or one that works was not"
    for path in ("/broken", "/mute"):
        assert site.visits(path) == 4, "it asked %d times for %s, which never works" % (site.visits(path), path)


def check_obeys_robots():
    """Nothing that robots.txt forbids is asked for."""
    site = Site({"/": page("/private/a", "/public", "/private"), "/public": page("/private/b"), "/private/a": page(), "/private": page()},
                robots="User-agent: *\nDisallow: /private/\n")
    assert crawled(site) == ["/", "/private", "/public"], "it found other pages than /, /public and /private"
    wrong = [url for url in site.asked if "/private/" in url]
    assert not wrong, "it asked for %s" % ", ".join(wrong)


def check_stays_on_the_site():
    """Other sites are left alone."""
    site = Site({"/": page("http://elsewhere/", "//elsewhere/x", "mailto:somebody@site", "http://site.elsewhere/", "/a"), "/a": page()})
    assert crawled(site) == ["/", "/a"], "it found other pages than / and /a"
    strangers = [url for url in site.asked if not url.startswith(SITE + "/")]
    assert not strangers, "it asked for %s" % ", ".join(strangers)


def check_reads_bad_html():
    """A page that is not proper HTML ends nothing."""
    site = Site({"/": "<a href=/a>a<a href='/b>oops</a><!-- <a href=/no> <p", "/a": "<<<<a href=\"/c\"<>&&& <![if", "/c": page("/d"), "/d": "\x00\xff"})
    found = crawled(site)
    assert "/a" in found, "it did not find a page whose link has no quotes"
    assert "/no" not in found, "it took a comment for a link"


def check_keeps_the_limit():
    """No more requests are under way at once than there are connections."""
    for connections in (1, 3):
        site = Site(chain(15), seconds=0.004)
        crawled(site, connections)
        assert site.most <= connections, "%d requests were under way with %d connections" % (site.most, connections)


def check_uses_the_connections():
    """Where there is enough to do, several requests are under way at once."""
    site = Site(chain(24), seconds=0.02)
    crawled(site, 6)
    assert site.most > 1, "it asked for one page after the other"


def check_leaves_nothing():
    """When it returns, no thread and no request is left."""
    before = threading.active_count()
    site = Site(chain(10), seconds=0.005)
    crawled(site)
    assert site.now == 0, "%d requests were still under way" % site.now
    assert threading.active_count() == before, "%d threads were left" % (threading.active_count() - before)
