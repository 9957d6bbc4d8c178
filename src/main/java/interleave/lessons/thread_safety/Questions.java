package interleave.lessons.thread_safety;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Question;
import interleave.teaching.Question.Choice;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The two questions of the lesson; every reply is made from the run.
final class Questions {
    static final String ARRIVES = "how_much_arrives", CURE = "what_cures";

    private Questions() {}

    static List<Question> all() {
        return List.of(
                new Question(ARRIVES, ThreadSafety.LONG, ThreadSafety.SHORT, Questions::askArrives, List.of(
                        arrives("1", "all of it", "locked methods make a locked program", Questions::notAll),
                        arrives("0.999", "99.9 %", "a collision is a rare accident", Questions::notRare),
                        arrives("0.25", "about a quarter", null, Questions::answerArrives),
                        arrives("0.5", "half", "every second one is overwritten", Questions::notHalf)),
                        "of all increments", Questions::arrived, Questions::answerArrives),
                new Question(CURE, ThreadSafety.LOCKED, ThreadSafety.LONG, evidence -> "Which change makes the count right?", List.of(
                        new Choice("reentrant", evidence -> "A better kind of lock in get and set", "a better lock helps", Questions::notTheLock),
                        new Choice("outer", evidence -> "One lock held from the get to the set", null, Questions::answerCure),
                        new Choice("interval", evidence -> "A longer switch interval", "longer turns help", Questions::notTheInterval)),
                        "", evidence -> OptionalDouble.empty(), Questions::answerCure));
    }

    private static Choice arrives(String share, String label, @Nullable String misconception, Function<Evidence, String> reply) {
        return new Choice(share, evidence -> label, misconception, evidence -> {
            boolean right = all().getFirst().right(evidence).filter(choice -> choice.id().equals(share)).isPresent();
            return right || arrived(evidence).isEmpty() ? answerArrives(evidence) : reply.apply(evidence);
        });
    }

    private static String askArrives(Evidence evidence) {
        var shorter = Losses.of(evidence, ThreadSafety.SHORT);
        String before = shorter == null ? "" : String.format(ROOT, "Counting to %,d lost something in %s. ", shorter.expected(), shorter.losingTrials());
        return String.format(ROOT, "%sget and set are both locked. Now %,d threads count to %,d each: how much arrives?", before,
                evidence.settings().integer(ThreadSafety.THREADS), evidence.settings().integer(ThreadSafety.LONG_INCREMENTS));
    }

    /// Median share of the increments that arrived.
    static OptionalDouble arrived(Evidence evidence) {
        var longer = Losses.of(evidence, ThreadSafety.LONG);
        return longer == null ? OptionalDouble.empty() : OptionalDouble.of(1 - longer.median() / longer.expected());
    }

    private static String percent(Evidence evidence) {
        return String.format(ROOT, "%.1f %%", 100 * arrived(evidence).orElseThrow());
    }

    private static String answerArrives(Evidence evidence) {
        return arrived(evidence).isEmpty() ? "get_then_set_long has not run, so there is nothing to hold the guess against." : "Of all increments " + percent(evidence) + " arrived.";
    }

    private static String notAll(Evidence evidence) {
        return percent(evidence) + " arrived: each call is safe, and between the two calls no lock is held.";
    }

    private static String notRare(Evidence evidence) {
        long overtaken = java.util.Arrays.stream(Losses.of(evidence, ThreadSafety.LONG).overtaken()).sum();
        return String.format(ROOT, "%s arrived: another thread's set came between a get and its set %,d times, and each time what it wrote was wiped out with all that it had counted.",
                percent(evidence), overtaken);
    }

    private static String notHalf(Evidence evidence) {
        return percent(evidence) + " arrived: one stale set throws away not one increment but all that the others counted since the get.";
    }

    private static String answerCure(Evidence evidence) {
        var locked = Losses.of(evidence, ThreadSafety.LOCKED);
        return locked == null ? "One lock from the get to the set: locked_update will show it." : "With one lock from the get to the set, " + locked.losingTrials() + " lost something.";
    }

    private static String notTheLock(Evidence evidence) {
        var longer = Losses.of(evidence, ThreadSafety.LONG);
        return longer == null ? "Whatever its kind, the lock is free between get and set." : String.format(ROOT,
                "The lock in get and set was never broken, and %.1f %% were lost: it is free between the two, whatever its kind.", longer.percent());
    }

    private static String notTheInterval(Evidence evidence) {
        Losses shorter = Losses.of(evidence, ThreadSafety.SHORT), often = Losses.of(evidence, ThreadSafety.OFTEN);
        String seen = shorter == null || often == null ? "" : String.format(ROOT, ": at %s ms %s lost something, at %s ms %s", Points.plain(evidence.settings().real(
                interleave.teaching.Knob.SWITCH_INTERVAL)), shorter.losingTrials(), Points.plain(evidence.settings().real(ThreadSafety.SHORT_MS)), often.losingTrials());
        return "A longer turn makes the accident rarer and the program no more right" + seen + ".";
    }
}
