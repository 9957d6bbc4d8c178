package interleave.lessons.gil_fundamentals;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Knob;
import interleave.teaching.Measurement;
import interleave.teaching.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The verdict and the three teaching points, answered from one run.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        evidence.verdict(GilFundamentals.SPEED_UP).ifPresent(verdict -> sentences.add(speedUp(evidence, verdict)));
        evidence.typical(GilFundamentals.TWO).map(Measurement::gil).filter(gil -> gil.handOvers() > 0).ifPresent(gil -> sentences.add(handOvers(evidence, gil)));
        evidence.verdict(GilFundamentals.SPEED_UP_FREE).ifPresent(verdict -> sentences.add(free(verdict)));
        if (evidence.ran(GilFundamentals.UNGUARDED)) sentences.add(drift(evidence));
        if (evidence.ran(GilFundamentals.GUARDED)) sentences.add(held(evidence, GilFundamentals.GUARDED, "Under the GIL the same plain count"));
        if (evidence.ran(GilFundamentals.ATOMIC)) sentences.add(atomic(evidence));
        return sentences;
    }

    private static String speedUp(Evidence evidence, Verdict verdict) {
        long threads = evidence.settings().integer(GilFundamentals.THREADS);
        String who = threads == 2 ? "Two threads" : threads == 1 ? "One thread" : threads + " threads";
        String times = threads == 2 ? "twice" : threads == 1 ? "once" : threads + " times";
        String took = String.format(ROOT, "%s against %s, speed-up %.2f, between %.2f and %.2f in the repetitions",
                time(evidence.seconds(GilFundamentals.TWO).orElseThrow()), time(evidence.seconds(GilFundamentals.BASELINE).orElseThrow()),
                verdict.value(), verdict.low(), verdict.high());
        return switch (verdict.outcome()) {
            case SAME -> String.format(ROOT, "%s took as long as running %s, one after the other (%s), on a machine that just now gives busy threads %.2f.",
                    who, times, took, verdict.reach());
            case FASTER -> String.format(ROOT, "%s were faster than running %s, one after the other (%s%s).", who, times, took, reach(verdict));
            case SLOWER -> String.format(ROOT, "%s were slower than running %s, one after the other (%s).", who, times, took);
            case UNCLEAR -> String.format(ROOT, "No clear difference on this machine now (%s). %s", took, verdict.reason());
        };
    }

    private static String handOvers(Evidence evidence, Measurement.Gil gil) {
        return String.format(ROOT, "The GIL changed hands %,d times, every %.2f ms (median hold; the interval is %s ms); %,d of these were forced by a request. "
                + "All threads together waited %s for it.", gil.handOvers(), gil.holdMs(), plain(evidence.settings().real(Knob.SWITCH_INTERVAL)), gil.forced(),
                time(gil.waitMs() / 1000));
    }

    private static String free(Verdict verdict) {
        String took = String.format(ROOT, "speed-up %.2f, between %.2f and %.2f%s", verdict.value(), verdict.low(), verdict.high(), reach(verdict));
        return switch (verdict.outcome()) {
            case FASTER -> "Without the GIL the same threads ran in parallel: " + took + ".";
            case SAME -> "Without the GIL the same threads gained nothing: " + took + ".";
            case SLOWER -> "Without the GIL the same threads were slower: " + took + ".";
            case UNCLEAR -> "Without the GIL: no clear difference on this machine now (" + took + "). " + verdict.reason();
        };
    }

    private static String reach(Verdict verdict) {
        return Double.isNaN(verdict.reach()) ? "" : String.format(ROOT, ", of the %.2f this machine gives busy threads now", verdict.reach());
    }

    private static String drift(Evidence evidence) {
        var counts = evidence.of(GilFundamentals.UNGUARDED).stream().map(Findings::count).toList();
        String ends = counts.stream().map(count -> String.format(ROOT, "%,d", count)).collect(Collectors.joining("; "));
        long low = counts.stream().filter(count -> count < 1).count(), high = counts.stream().filter(count -> count > 1).count();
        if (low + high == 0) {
            return evidence.cores() == 1 ? "Without protection the count ended at 1 here: with one core nothing changed it at the same time. That is luck, not safety."
                    : "Without protection the count ended at 1 this time. That is luck, not safety: run it again, or longer.";
        }
        String means = low == 0 ? "too high: an object that is never freed, a leak" : high == 0 ? "too low: an object freed while somebody still uses it"
                : "now too low (freed while still in use), now too high (never freed)";
        return "Without protection the count, which starts at 1 and should end there, ended at " + ends + ": " + means + ".";
    }

    private static String held(Evidence evidence, String act, String who) {
        boolean held = evidence.of(act).stream().allMatch(m -> Findings.count(m) == 1);
        return who + (held ? " ended at 1 every time." : " did not hold: something is wrong with this run.");
    }

    private static String atomic(Evidence evidence) {
        String held = held(evidence, GilFundamentals.ATOMIC, "With atomic steps it");
        var cost = evidence.verdict(GilFundamentals.ATOMIC_COST);
        if (cost.isEmpty()) return held;
        double times = 1 / cost.get().value();
        return held + switch (cost.get().outcome()) {
            case SLOWER -> String.format(ROOT, " The price: %.2f times the plain count's time, for the same work in the same threads.", times);
            case FASTER -> String.format(ROOT, " In this run that cost nothing: it took %.2f times the plain count's time.", times);
            case SAME -> String.format(ROOT, " Its price disappears here in the rest of the loop: %.2f times the plain count's time.", times);
            case UNCLEAR -> String.format(ROOT, " Its price: no clear difference on this machine now (%.2f times the plain count's time). %s", times, cost.get().reason());
        };
    }

    /// "1.03 s" or "51 ms".
    static String time(double seconds) {
        return seconds >= 0.995 ? String.format(ROOT, "%.2f s", seconds) : seconds >= 0.00995 ? String.format(ROOT, "%.0f ms", seconds * 1000) : String.format(ROOT, "%.2f ms", seconds * 1000);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
