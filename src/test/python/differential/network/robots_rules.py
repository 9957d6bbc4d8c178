from urllib.robotparser import RobotFileParser
robots = RobotFileParser()
print(robots.can_fetch("any", "/x"))
robots.parse("""
# a comment
User-agent: *
Disallow: /private/   # not for you
Disallow: /tmp
Allow: /tmp/open
Crawl-delay: 3

User-agent: figtree
User-agent: other/2.0
Disallow: /nothing%20here
Disallow:

Sitemap: http://h/map.xml
""".splitlines())
for agent in ["curious", "FigTree/1.0", "other"]:
    print(agent, [robots.can_fetch(agent, "http://h" + path) for path in ["/", "/private/1", "/private", "/tmp", "/tmp/open", "/nothing here", "/nothing%20here/x"]], robots.crawl_delay(agent))
print(robots.site_maps(), robots.mtime() > 0)
nobody = RobotFileParser("http://h/robots.txt")
nobody.parse(["User-agent: *", "Disallow: /"])
print(nobody.can_fetch("x", "http://h/a"), nobody.can_fetch("x", ""), nobody.url)
free = RobotFileParser()
free.parse(["User-agent: *", "Disallow:"])
print(free.can_fetch("x", "/a"), free.crawl_delay("x"), free.site_maps())
