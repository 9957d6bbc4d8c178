package interleave.lessons.web_crawler;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import interleave.teaching.Question;
import interleave.teaching.Question.Choice;
import java.util.List;
import java.util.OptionalDouble;

/// The question: what the other tasks do while one of them blocks.
final class Stalled {
    private Stalled() {}

    static Question question() {
        return new Question("others", WebCrawler.BLOCKED, WebCrawler.ASYNC, Stalled::ask, List.of(
                new Choice("go_on", evidence -> "go on: that is what asyncio is for", "tasks run at the same time", Stalled::oneThread),
                new Choice("share", evidence -> "share the core: each gets its slice", "the loop takes turns by the clock", Stalled::noClock),
                new Choice("wait", evidence -> "all wait", null, Stalled::answer)),
                "", evidence -> OptionalDouble.empty(), Stalled::answer);
    }

    private static String ask(Evidence evidence) {
        return String.format(ROOT, "asyncio, %d pages open at once, each in a task of its own. One task makes a call that blocks for about %s ms. The others, meanwhile, ...",
                evidence.settings().integer(WebCrawler.CONNECTIONS), Points.plain(evidence.settings().real(WebCrawler.LATENCY)));
    }

    private static String oneThread(Evidence evidence) {
        return "All tasks share one thread, and while it is inside the call it runs none of them. " + answer(evidence);
    }

    private static String noClock(Evidence evidence) {
        return "A task keeps its turn until it awaits; no clock takes it away, as the GIL's interval does from a thread. " + answer(evidence);
    }

    private static String answer(Evidence evidence) {
        var blocked = evidence.typical(WebCrawler.BLOCKED);
        if (blocked.isEmpty()) return "blocked_loop has not run, so there is nothing to hold the guess against.";
        return "In blocked_loop " + late(blocked.get()) + evidence.typical(WebCrawler.ASYNC).map(free -> ", in async " + late(free)).orElse("") + ".";
    }

    /// How late the heartbeat was.
    static String late(Measurement crawl) {
        return String.format(ROOT, "a heartbeat due every 5 ms came up to %.1f ms late (95 %% of the beats within %.1f ms)", crawl.metric("stallMs"), crawl.metric("stallP95Ms"));
    }
}
