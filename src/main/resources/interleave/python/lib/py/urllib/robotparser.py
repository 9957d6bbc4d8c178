"""robots.txt (RFC 9309): what a crawler is asked to leave alone."""
import time
import urllib.error
import urllib.request
from urllib.parse import quote, unquote, urlsplit, urlunsplit


class _Rule:
    def __init__(self, path, allowed):
        if path == "" and not allowed:
            allowed = True  # an empty Disallow forbids nothing
        self.path = quote(unquote(path))
        self.allowed = allowed

    def applies_to(self, path):
        return self.path == "*" or path.startswith(self.path)


class _Group:
    """The rules for some crawlers."""

    def __init__(self):
        self.agents = []
        self.rules = []
        self.delay = None

    def applies_to(self, agent):
        agent = agent.split("/")[0].lower()
        return any(named == "*" or named.lower() in agent for named in self.agents)

    def allows(self, path):
        for rule in self.rules:
            if rule.applies_to(path):
                return rule.allowed
        return True


class RobotFileParser:
    def __init__(self, url=""):
        self.groups = []
        self.default = None
        self.sitemaps = []
        self.disallow_all = self.allow_all = False
        self.last_checked = 0
        self.set_url(url)

    def set_url(self, url):
        self.url = url

    def mtime(self):
        return self.last_checked

    def modified(self):
        self.last_checked = time.time()

    def read(self):
        """Fetches the file: none (404) allows everything, a forbidden one (401, 403) nothing."""
        try:
            with urllib.request.urlopen(self.url) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            if error.code in (401, 403):
                self.disallow_all = True
            elif 400 <= error.code < 500:
                self.allow_all = True
            error.close()
        else:
            self.parse(text.decode("utf-8").splitlines())

    def parse(self, lines):
        group = _Group()
        in_agents = True
        self.modified()
        for line in lines:
            line = line.partition("#")[0].strip()
            name, colon, value = line.partition(":")
            if not colon:
                if not line and group.agents and not in_agents:
                    self._add(group)
                    group, in_agents = _Group(), True
                continue
            name, value = name.strip().lower(), unquote(value.strip())
            if name == "user-agent":
                if not in_agents:
                    self._add(group)
                    group = _Group()
                group.agents.append(value)
                in_agents = True
            elif name == "sitemap":
                self.sitemaps.append(value)
            elif group.agents and name in ("allow", "disallow", "crawl-delay"):
                in_agents = False
                if name == "crawl-delay":
                    group.delay = int(value) if value.isdigit() else None
                else:
                    group.rules.append(_Rule(value, name == "allow"))
        if group.agents:
            self._add(group)

    def _add(self, group):
        if "*" in group.agents:
            if self.default is None:
                self.default = group
        else:
            self.groups.append(group)

    def _group(self, agent):
        for group in self.groups:
            if group.applies_to(agent):
                return group
        return self.default

    def can_fetch(self, useragent, url):
        if self.disallow_all:
            return False
        if self.allow_all:
            return True
        if not self.last_checked:
            return False
        parts = urlsplit(unquote(url))
        path = quote(urlunsplit(("", "", parts.path, parts.query, parts.fragment))) or "/"
        group = self._group(useragent)
        return True if group is None else group.allows(path)

    def crawl_delay(self, useragent):
        group = self._group(useragent) if self.last_checked else None
        return None if group is None else group.delay

    def site_maps(self):
        return self.sitemaps or None
