package interleave.lessons.web_crawler;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import interleave.teaching.Verdict;
import java.util.ArrayList;
import java.util.List;

/// The verdict, from one run.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        for (String act : WebCrawler.CONCURRENT) evidence.verdict(WebCrawler.speedUp(act)).ifPresent(verdict -> sentences.add(speedUp(evidence, act, verdict)));
        evidence.typical(WebCrawler.SEQUENTIAL).ifPresent(crawl -> sentences.add(site(crawl)));
        evidence.typical(WebCrawler.PROCESSES).ifPresent(crawl -> sentences.add(String.format(ROOT,
                "The worker processes were ready after %.2f s, which is not in the pages per second: %.1f with %d processes.",
                crawl.metric("startSeconds"), crawl.metric("pagesPerSecond"), evidence.settings().integer(WebCrawler.WORKERS))));
        evidence.typical(WebCrawler.ASYNC).ifPresent(crawl -> sentences.add("On the event loop of async " + Stalled.late(crawl) + "."));
        evidence.typical(WebCrawler.BLOCKED).ifPresent(crawl -> sentences.add(blocked(evidence, crawl)));
        evidence.typical(WebCrawler.OPTIMISED).ifPresent(crawl -> sentences.add(optimised(crawl)));
        return sentences;
    }

    private static String speedUp(Evidence evidence, String act, Verdict verdict) {
        String took = String.format(ROOT, "%.2f s against %.2f s, speed-up %.2f, between %.2f and %.2f in the repetitions", evidence.seconds(act).orElseThrow(),
                evidence.seconds(WebCrawler.SEQUENTIAL).orElseThrow(), verdict.value(), verdict.low(), verdict.high());
        return switch (verdict.outcome()) {
            case FASTER -> String.format(ROOT, "%s was faster than one page after the other (%s).", act, took);
            case SLOWER -> String.format(ROOT, "%s was slower than one page after the other (%s).", act, took);
            case SAME -> String.format(ROOT, "%s took as long as one page after the other (%s).", act, took);
            case UNCLEAR -> String.format(ROOT, "%s: no clear difference from one page after the other on this machine now (%s). %s", act, took, verdict.reason());
        };
    }

    private static String site(Measurement crawl) {
        return String.format(ROOT, "The crawl: %d pages from %.0f requests, %.0f of them sent again, %d redirects, %d dead links, %d addresses left alone for robots.txt; "
                + "an answer took %.1f ms in the median, 95 %% came within %.1f ms.", Findings.number(crawl, "pages"), crawl.metric("requests"), crawl.metric("retries"),
                Findings.number(crawl, "redirects"), Findings.number(crawl, "missing"), Findings.number(crawl, "forbidden"), crawl.metric("latencyP50Ms"),
                crawl.metric("latencyP95Ms"));
    }

    private static String blocked(Evidence evidence, Measurement crawl) {
        String late = "With one blocking call per page " + Stalled.late(crawl);
        return evidence.verdict(WebCrawler.BLOCKING_COST).map(verdict -> String.format(ROOT, "%s, and the crawl took %.2f times as long as async.", late, 1 / verdict.value()))
                .orElse(late + ".");
    }

    private static String optimised(Measurement crawl) {
        return String.format(ROOT, "%s: the blocking call made in a thread, the crawl went from %.1f to %.1f pages per second, and the heartbeat was late by at most %.1f ms "
                + "instead of %.1f ms.", Findings.better(crawl) ? "One change, better by both its measures" : "One change, not better by both its measures this time",
                crawl.metric("pagesPerSecondBefore"), crawl.metric("pagesPerSecond"), crawl.metric("stallMs"), crawl.metric("stallBeforeMs"));
    }

    static String plain(double value) {
        return value == Math.rint(value) ? String.format(ROOT, "%,d", (long) value) : Double.toString(value);
    }
}
