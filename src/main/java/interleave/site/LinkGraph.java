package interleave.site;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The pages of the site as a function of a seed: who links to whom, and what goes wrong where.
///
/// Every page can be reached from page 0 (page n is linked from page (n-1)/3). Besides these links there are random ones, links to the page itself, the same page under a
/// fragment, links that are gone, and links into `/private/`. Of the pages from 1 on, about one in 12 moved (a redirect), one in 15 fails
/// with 500 on the first two requests and then works, one in 20 is slow, and page 7 (where there is one) redirects to itself for ever.
public final class LinkGraph {
    private static final int LOOP = 7;
    private static final String[] WORDS = ("thread lock queue worker baton signal barrier fork join yield race order stale fresh ready idle burst steady north south "
            + "harbour lantern copper willow orchard meadow").split(" ");

    /// What a page is, apart from its text.
    public enum Kind { PLAIN, MOVED, FAILS_TWICE, SLOW, LOOP, MISSING }

    private final long seed;
    private final int pages;

    LinkGraph(long seed, int pages) {
        this.seed = seed;
        this.pages = pages;
    }

    public int pages() {
        return pages;
    }

    public Kind kind(int number) {
        if (number < 0 || number >= pages) return Kind.MISSING;
        if (number == 0) return Kind.PLAIN;
        if (number == LOOP) return Kind.LOOP;
        double draw = random(number, 1).nextDouble();
        if (draw < 1 / 12.0) return Kind.MOVED;
        if (draw < 1 / 12.0 + 1 / 15.0) return Kind.FAILS_TWICE;
        if (draw < 1 / 12.0 + 1 / 15.0 + 1 / 20.0) return Kind.SLOW;
        return Kind.PLAIN;
    }

    /// The answer to the `times`-th request (from 1) for this path.
    Page page(String path, int times) {
        if (path.equals("/robots.txt")) return new Page(200, "text/plain; charset=utf-8", "User-agent: *\nDisallow: /private/\n", 1, null);
        if (path.equals("/")) return html(0, 1);
        int number = number(path);
        if (number < 0) return Page.html(404, "<html><head><title>Not here</title></head><body><p>There is no such page.</p></body></html>", 1);
        if (path.startsWith("/item/")) return new Page(200, "application/json", item(number), 1, null);
        if (path.startsWith("/moved/")) return html(number, 1);
        return switch (kind(number)) {
            case PLAIN -> html(number, 1);
            case SLOW -> html(number, 10);
            case MOVED -> Page.redirect("/moved/" + number);
            case LOOP -> Page.redirect("/page/" + number);
            case FAILS_TWICE -> times <= 2
                    ? Page.html(500, "<html><head><title>Out of order</title></head><body><p>Try again.</p></body></html>", 1) : html(number, 1);
            case MISSING -> Page.html(404, "<html><head><title>Not here</title></head><body><p>There is no such page.</p></body></html>", 1);
        };
    }

    /// The hyperlinks of a page, as they stand in its text.
    public List<String> links(int number) {
        var links = new ArrayList<String>();
        for (int child = 3 * number + 1; child <= 3 * number + 3 && child < pages; child++) links.add("/page/" + child);
        var random = random(number, 2);
        for (int i = random.nextInt(4); i > 0; i--) links.add("/page/" + random.nextInt(pages));
        if (random.nextInt(3) == 0) links.add("/page/" + number + "#top");
        if (random.nextInt(8) == 0) links.add("/page/" + (pages + random.nextInt(50)));
        if (random.nextInt(10) == 0) links.add("/private/" + number);
        return links;
    }

    private Page html(int number, double slowness) {
        var text = new StringBuilder("<!doctype html>\n<html><head><title>Page ").append(number).append("</title></head>\n<body>\n<h1>Page ").append(number).append("</h1>\n");
        var random = random(number, 3);
        for (int paragraph = 0; paragraph < 3; paragraph++) {
            text.append("<p>");
            for (int word = 0; word < 40; word++) text.append(word == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
            text.append(".</p>\n");
        }
        text.append("<ul>\n");
        for (String link : links(number)) text.append("<li><a href=\"").append(link).append("\">").append(link).append("</a></li>\n");
        return Page.html(200, text.append("</ul>\n</body></html>\n").toString(), slowness);
    }

    private String item(int number) {
        var random = random(number, 4);
        var text = new StringBuilder("{\"id\": ").append(number).append(", \"values\": [");
        for (int i = 0; i < 64; i++) text.append(i == 0 ? "" : ", ").append(random.nextInt(1000));
        return text.append("]}").toString();
    }

    private int number(String path) {
        int slash = path.lastIndexOf('/');
        String room = path.substring(0, slash + 1);
        if (!room.equals("/page/") && !room.equals("/item/") && !room.equals("/private/") && !room.equals("/moved/")) return -1;
        String digits = path.substring(slash + 1);
        return digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : -1;
    }

    private SplittableRandom random(int number, int purpose) {
        return new SplittableRandom(seed * 1_000_003 + number * 31L + purpose);
    }
}
