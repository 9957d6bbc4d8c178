package interleave.lessons.thread_safety;

import static java.util.Locale.ROOT;

import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Knob;
import interleave.teaching.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The verdict and the three teaching points, answered from one run.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        Losses shorter = Losses.of(evidence, ThreadSafety.SHORT), longer = Losses.of(evidence, ThreadSafety.LONG), often = Losses.of(evidence, ThreadSafety.OFTEN);
        if (longer != null) sentences.add(longer(longer));
        if (shorter != null) sentences.add(shorter(evidence, shorter));
        if (often != null) sentences.add(often(evidence, often));
        plusEquals(evidence, sentences);
        var locked = Losses.of(evidence, ThreadSafety.LOCKED);
        if (locked != null) {
            sentences.add(String.format(ROOT, "With one lock around get and set (update), %s lost something: two safe operations do not make a safe sequence, one lock around both does.",
                    locked.losingTrials()));
        }
        evidence.typical(ThreadSafety.SCOPE).ifPresent(measured -> sentences.add(scope(measured)));
        evidence.typical(ThreadSafety.REENTRANCY).ifPresent(measured -> sentences.add(reentrancy(measured)));
        var stress = Losses.of(evidence, ThreadSafety.STRESS);
        if (stress != null) sentences.add(stress(evidence, stress));
        evidence.typical(ThreadSafety.SEARCH_SHORT).ifPresent(measured -> sentences.add(found(evidence, measured)));
        evidence.typical(ThreadSafety.SEARCH_LOCKED).ifPresent(measured -> sentences.add(none(measured)));
        return sentences;
    }

    private static String longer(Losses losses) {
        if (losses.losing() == 0) return String.format(ROOT, "Counting to %,d with a locked get and a locked set lost nothing this time, in %,d trials.", losses.expected(), losses.trials());
        return String.format(ROOT, "get and set are both locked, and yet of %,d increments %.1f %% arrived (lost: %s, over %,d trial%s).", losses.expected(),
                100 - losses.percent(), losses.shares(), losses.trials(), losses.trials() == 1 ? "" : "s");
    }

    private static String shorter(Evidence evidence, Losses losses) {
        String time = Double.isNaN(losses.threadMs()) ? "" : String.format(ROOT, " Each thread needs about %.2f ms of CPU for it%s.", losses.threadMs(),
                evidence.gil() ? String.format(ROOT, ", of a switch interval of %s ms", plain(evidence.settings().real(Knob.SWITCH_INTERVAL))) : "");
        String so = losses.losing() == 0 ? " The test passes, and the program is wrong." : "";
        return String.format(ROOT, "With %,d increments in all, %s lost something.%s%s%s", losses.expected(), losses.losingTrials(), time, so, watched(evidence, losses));
    }

    /// On a real CPython the agent's events take longer than the locks they tell of: a thread that would have ended within one interval may not, and loses what it would have kept.
    private static String watched(Evidence evidence, Losses losses) {
        boolean recorded = evidence.engine() == Engine.Kind.CPYTHON && evidence.typical(ThreadSafety.SHORT).map(Measurement::gil).isPresent();
        if (!recorded || losses.losing() == 0 || !(losses.threadMs() > evidence.settings().real(Knob.SWITCH_INTERVAL))) return "";
        return " Watching takes part in that: telling of a lock costs a thread more than the lock. What the program loses by itself a run with --no-recorder says.";
    }

    private static String often(Evidence evidence, Losses losses) {
        return String.format(ROOT, "At an interval of %s ms the same program lost in %s: %s.", plain(evidence.settings().real(ThreadSafety.SHORT_MS)), losses.losingTrials(), losses.shares());
    }

    private static void plusEquals(Evidence evidence, List<String> sentences) {
        Losses held = Losses.of(evidence, ThreadSafety.PLUS), free = Losses.of(evidence, ThreadSafety.PLUS_FREE);
        if (held == null && free == null) return;
        String with = held == null ? "" : String.format(ROOT, "plain[key] += 1 without a lock lost something in %s%s", held.losingTrials(),
                held.losing() > 0 ? " (" + held.shares() + ")" : evidence.gil() ? ", because from Python 3.10 on the GIL is not handed over in the middle of it" : "");
        String without = free == null ? "" : String.format(ROOT, "%sithout the GIL it lost in %s%s", held == null ? "W" : "; w", free.losingTrials(),
                free.losing() > 0 ? " (" + free.shares() + ")" : "");
        sentences.add(with + without + ".");
    }

    private static String scope(Measurement measured) {
        boolean with = Boolean.TRUE.equals(measured.results().get("with_released")), bare = Boolean.TRUE.equals(measured.results().get("bare_released"));
        return String.format("When an exception left the block, the with statement %s its lock; between acquire and release by hand it %s.", with ? "let go of" : "kept",
                bare ? "was let go of too" : "stayed held, for good");
    }

    private static String reentrancy(Measurement measured) {
        Object lock = measured.results().get("lock");
        if (Boolean.TRUE.equals(measured.results().get("frozen"))) {
            return "With a " + lock + " update froze on itself: it held the lock and its own call of get waited for it.";
        }
        return String.format(ROOT, "With an %s update came back: inside it the same thread held the lock %d times, and counted down again.", lock, Losses.number(measured, "holds"));
    }

    private static String stress(Evidence evidence, Losses losses) {
        var right = Losses.of(evidence, ThreadSafety.STRESS, "fixed_lost");
        return String.format(ROOT, "The stress test (%s ms, %,d trials) caught the wrong program in %s (%s), and the repaired one in %s.",
                plain(evidence.settings().real(ThreadSafety.SHORT_MS)), losses.trials(), losses.losingTrials(), losses.shares(), right == null ? "no trial" : right.losingTrials());
    }

    private static String found(Evidence evidence, Measurement measured) {
        if (!Findings.found(measured)) return String.format(ROOT, "The search found no losing schedule among %,d.", Losses.number(measured, "tried"));
        return String.format(ROOT, "A search needs no luck: of two threads with one increment each, schedule %s loses one, with %d preemption, found after %,d schedules: %s.",
                measured.results().get("schedule"), Losses.number(measured, "preemptions"), Losses.number(measured, "after"), story(measured));
    }

    /// "A is held up at line 30, then B goes on up to line 36, then A goes on up to line 36".
    private static String story(Measurement measured) {
        if (!(measured.results().get("stretches") instanceof List<?> stretches)) return "";
        return stretches.stream().map(each -> (Map<?, ?>) each).filter(each -> !Long.valueOf(0).equals(each.get("thread"))).map(each -> {
            var lines = (List<?>) each.get("lines");
            String where = lines.isEmpty() ? "begins" : Boolean.TRUE.equals(each.get("preempted")) ? "is held up at line " + lines.getLast()
                    : "goes on up to line " + lines.getLast();
            return each.get("name") + " " + where;
        }).collect(Collectors.joining(", then "));
    }

    private static String none(Measurement measured) {
        if (Findings.found(measured)) return "The search found a losing schedule of the repaired program: " + measured.results().get("schedule") + ".";
        boolean all = Boolean.TRUE.equals(measured.results().get("complete"));
        return String.format(ROOT, "Of the repaired program it tried %,d schedules with at most %d preemptions%s: none loses anything.", Losses.number(measured, "tried"),
                Losses.number(measured, "bound"), all ? ", all there are" : "");
    }

    static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
