package interleave.lessons.web_crawler;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What must hold of every crawl, and what usually does.
final class Findings {
    private Findings() {}

    private static List<Measurement> crawls(Evidence evidence) {
        return WebCrawler.ALL.stream().flatMap(act -> evidence.of(act).stream()).toList();
    }

    static long number(Measurement crawl, String result) {
        return crawl.results().get(result) instanceof Number value ? value.longValue() : -1;
    }

    /// Crawls that gave up a page, after four tries, are left out: they say so, and could not find the same.
    static Optional<Finding> samePages(Evidence evidence) {
        long silent = Boolean.TRUE.equals(evidence.settings().values().get(WebCrawler.SILENT)) ? 1 : 0;
        var whole = crawls(evidence).stream().filter(crawl -> number(crawl, "gaveUp") <= silent).toList();
        if (whole.isEmpty()) return Optional.empty();
        var found = whole.stream().map(crawl -> number(crawl, "pages") + " pages with checksum " + crawl.results().get("checksum")).distinct().toList();
        int left = crawls(evidence).size() - whole.size();
        return Optional.of(new Finding(found.size() == 1, (found.size() == 1
                ? String.format(ROOT, "%s found %s", whole.size() == 1 ? "The crawl" : "Each of " + whole.size() + " crawls", found.getFirst())
                : "The crawls differ: " + String.join("; ", found)) + (left == 0 ? "." : String.format(ROOT, "; %d that gave up a page are left out.", left))));
    }

    static Optional<Finding> noPageTwice(Evidence evidence) {
        return all(evidence, crawl -> number(crawl, "mostVisits") == 1, "No address was visited twice", "An address was visited more than once");
    }

    static Optional<Finding> obeysRobots(Evidence evidence) {
        return all(evidence, crawl -> number(crawl, "trespassed") == 0, "No page that robots.txt forbids was asked for", "Pages that robots.txt forbids were asked for");
    }

    static Optional<Finding> nothingLeft(Evidence evidence) {
        return all(evidence, crawl -> number(crawl, "threadsLeft") == 0, "No thread was left when a crawl was over", "Threads were left when the crawl was over");
    }

    private static Optional<Finding> all(Evidence evidence, Predicate<Measurement> holds, String yes, String no) {
        var crawls = crawls(evidence);
        if (crawls.isEmpty()) return Optional.empty();
        var wrong = crawls.stream().filter(holds.negate()).map(Measurement::act).distinct().toList();
        return Optional.of(new Finding(wrong.isEmpty(), wrong.isEmpty() ? String.format(ROOT, "%s, in %s.", yes, crawls.size() == 1 ? "one crawl" : crawls.size() + " crawls")
                : no + " in " + String.join(", ", wrong) + "."));
    }

    static Optional<Observation> waitingOverlaps(Evidence evidence) {
        boolean one = evidence.settings().integer(WebCrawler.CONNECTIONS) < 4;
        var verdicts = List.of(WebCrawler.THREADS, WebCrawler.POOL, WebCrawler.ASYNC, WebCrawler.VIRTUAL).stream()
                .flatMap(act -> evidence.verdict(WebCrawler.speedUp(act)).stream().map(verdict -> java.util.Map.entry(act, verdict.value()))).toList();
        if (one || verdicts.isEmpty()) return Optional.empty();
        return Optional.of(new Observation(verdicts.stream().map(entry -> String.format(ROOT, "%s %.2f times as fast", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ")), verdicts.size(), (int) verdicts.stream().filter(entry -> entry.getValue() >= 2).count()));
    }

    static Optional<Observation> blockingStalls(Evidence evidence) {
        var blocked = evidence.of(WebCrawler.BLOCKED);
        var free = evidence.typical(WebCrawler.ASYNC);
        if (blocked.isEmpty() || free.isEmpty()) return Optional.empty();
        double without = free.get().metric("stallP95Ms"), latency = evidence.settings().real(WebCrawler.LATENCY);
        int held = (int) blocked.stream().filter(crawl -> crawl.metric("stallP95Ms") > without && crawl.metric("stallP95Ms") >= latency / 2).count();
        return Optional.of(new Observation(blocked.stream().map(crawl -> String.format(ROOT, "%.1f ms", crawl.metric("stallP95Ms")))
                .collect(Collectors.joining(", ")) + String.format(ROOT, " against %.1f ms (95th percentile)", without), blocked.size(), held));
    }

    static Optional<Observation> optimisedIsBetter(Evidence evidence) {
        var crawls = evidence.of(WebCrawler.OPTIMISED);
        if (crawls.isEmpty()) return Optional.empty();
        int held = (int) crawls.stream().filter(Findings::better).count();
        return Optional.of(new Observation(crawls.stream().map(crawl -> String.format(ROOT, "%.1f to %.1f pages/s, %.1f to %.1f ms late",
                crawl.metric("pagesPerSecondBefore"), crawl.metric("pagesPerSecond"), crawl.metric("stallBeforeMs"), crawl.metric("stallMs")))
                .collect(Collectors.joining("; ")), crawls.size(), held));
    }

    static boolean better(Measurement crawl) {
        return crawl.metric("pagesPerSecond") > crawl.metric("pagesPerSecondBefore") && crawl.metric("stallMs") < crawl.metric("stallBeforeMs");
    }
}
