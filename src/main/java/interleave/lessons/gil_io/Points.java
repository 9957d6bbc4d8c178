package interleave.lessons.gil_io;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import interleave.teaching.Point;
import interleave.teaching.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The verdict and the teaching points, answered from one run.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        evidence.verdict(GilIo.SPEED_UP).ifPresent(verdict -> sentences.add(speedUp(evidence, verdict)));
        evidence.typical(GilIo.CALL).ifPresent(run -> sentences.add(call(evidence, run)));
        evidence.typical(GilIo.CURVE).ifPresent(run -> sentences.add(curve(evidence, run)));
        evidence.typical(GilIo.CONVOY).ifPresent(run -> sentences.add(convoy(evidence, run)));
        return sentences;
    }

    private static String speedUp(Evidence evidence, Verdict verdict) {
        long threads = evidence.settings().integer(GilIo.THREADS), requests = evidence.settings().integer(GilIo.REQUESTS);
        String took = String.format(ROOT, "%s for %,d answers against %s for %,d: speed-up %.2f, between %.2f and %.2f in the repetitions",
                time(evidence.seconds(GilIo.THREE).orElseThrow()), threads * requests, time(evidence.seconds(GilIo.ONE).orElseThrow()), requests,
                verdict.value(), verdict.low(), verdict.high());
        String who = threads == 1 ? "One thread" : threads + " threads at once";
        return switch (verdict.outcome()) {
            case FASTER -> String.format(ROOT, "%s got more done than one (%s): while one waits for its answer it does not hold the GIL, so the others can ask for theirs.", who, took);
            case SAME -> String.format(ROOT, "%s got no more done than one (%s): what they did was not waiting.", who, took);
            case SLOWER -> String.format(ROOT, "%s got less done than one (%s).", who, took);
            case UNCLEAR -> String.format(ROOT, "No clear difference on this machine now (%s). %s", took, verdict.reason());
        };
    }

    private static String call(Evidence evidence, Measurement run) {
        String sum = kept(evidence, "sum"), loop = kept(evidence, "loop"), hash = kept(evidence, "hash");
        double part = Findings.median(evidence, GilIo.CALL, m -> m.metric("sumSilenceMs") / m.metric("sumMs")).orElse(Double.NaN);
        String meanwhile = run.gil() == null ? "nothing kept the two apart" : part >= 0.9 ? "its request for the GIL was up, and nobody came" : "it got in between";
        return String.format(ROOT, "Beside one call, sum(range(n)), a thread that wanted to run every millisecond was silent for %s: %s. Beside a loop the longest silence was %s, "
                + "beside a hash %s.", sum, meanwhile, loop, hash);
    }

    /// "280 ms of 281 ms".
    private static String kept(Evidence evidence, String kind) {
        return ms(Findings.median(evidence, GilIo.CALL, m -> m.metric(kind + "SilenceMs")).orElse(Double.NaN)) + " of "
                + ms(Findings.median(evidence, GilIo.CALL, m -> m.metric(kind + "Ms")).orElse(Double.NaN));
    }

    private static String curve(Evidence evidence, Measurement run) {
        String shown = run.points().stream().map(point -> String.format(ROOT, "%.2f at %s ms", speedUp(evidence, point), plain(point))).collect(Collectors.joining(", "));
        double most = Findings.median(evidence, GilIo.CURVE, m -> m.metric("speedUpMost")).orElse(Double.NaN);
        double least = Findings.median(evidence, GilIo.CURVE, m -> m.metric("speedUpLeast")).orElse(Double.NaN);
        boolean busy = evidence.of(GilIo.CURVE).stream().noneMatch(m -> Findings.undisturbed(evidence, m));
        String means = busy ? "one thread alone did not get a core when it wanted one, so other programs made this curve, not the GIL" : least >= 0.7 * most ? "the work per answer took little of the gain here"
                : evidence.gil() ? "the work per answer is done by one thread at a time, and eats the gain" : String.format(ROOT, "without the GIL the work per answer can gain what %d cores give, and no more", evidence.cores());
        return String.format(ROOT, "Speed-up by CPU work per answer: %s; %s.", shown, means);
    }

    private static double speedUp(Evidence evidence, Point at) {
        return Findings.median(evidence, GilIo.CURVE, m -> Findings.at(m, point -> point.knobs().equals(at.knobs()), "speedUp")).orElse(Double.NaN);
    }

    private static String plain(Point point) {
        return point.knobs().get("parse") instanceof Number parse ? String.format(ROOT, parse.doubleValue() == Math.rint(parse.doubleValue()) ? "%.0f" : "%.1f", parse.doubleValue()) : "?";
    }

    private static String convoy(Evidence evidence, Measurement run) {
        return String.format(ROOT, "An exchange that was due every 3 ms took %s alone (median, from the moment it was due), %s beside one thread that computes and %s beside two; "
                + "with an interval of 1 ms %s beside one, with 0.1 ms %s.",
                latency(evidence, 5, 0), latency(evidence, 5, 1), latency(evidence, 5, 2), latency(evidence, 1, 1), latency(evidence, 0.1, 1));
    }

    private static String latency(Evidence evidence, double interval, long busy) {
        return ms(Findings.median(evidence, GilIo.CONVOY, m -> Findings.latency(m, interval, busy)).orElse(Double.NaN));
    }

    static String ms(double value) {
        return value >= 10 ? String.format(ROOT, "%.0f ms", value) : String.format(ROOT, "%.2f ms", value);
    }

    /// "1.03 s" or "51 ms".
    static String time(double seconds) {
        return seconds >= 0.995 ? String.format(ROOT, "%.2f s", seconds) : ms(seconds * 1000);
    }
}
