package interleave.lessons.gil_fundamentals;

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
    static final String TIME = "two_threads_time", SAFE = "thread_safe";

    private Questions() {}

    static List<Question> all() {
        return List.of(
                new Question(TIME, GilFundamentals.TWO, GilFundamentals.ONE, Questions::askTime, List.of(
                        time("1", "they run in parallel", "threads run in parallel", Questions::notParallel),
                        time("1.3", "they overlap a little", "they overlap a little", Questions::noOverlap),
                        time("2", "one works at a time", null, Questions::answerTime),
                        time("4", "switching is ruinous", "switching is ruinous", Questions::switchingIsCheap)),
                        "× the time of one thread", Questions::factor, Questions::answerTime),
                new Question(SAFE, GilFundamentals.UNGUARDED, GilFundamentals.TWO,
                        evidence -> "Only one thread runs Python at a time. Does the GIL make *your* code thread-safe?", List.of(
                        new Choice("yes", evidence -> "Yes: one at a time, so nothing can go wrong", "one at a time is enough", Questions::anyMoment),
                        new Choice("single", evidence -> "Single operations only, not a sequence of them", null, evidence -> "Lesson 3.1 puts that to the test. " + handOvers(evidence)),
                        new Choice("no", evidence -> "No, it protects nothing of mine", "the GIL protects nothing of mine",
                                evidence -> "Two threads that append to one list lose nothing under the GIL: each append is done before the GIL can change hands; 3.1 shows where that ends.")),
                        "", evidence -> OptionalDouble.empty(), evidence -> "Lesson 3.1 runs it and answers. " + handOvers(evidence)));
    }

    private static Choice time(String factor, String why, @Nullable String misconception, Function<Evidence, String> reply) {
        return new Choice(factor, evidence -> {
            var alone = evidence.seconds(GilFundamentals.ONE);
            double times = Double.parseDouble(factor);
            String label = factor.equals("1") ? "t" : factor + " t";
            return alone.isPresent() ? String.format(ROOT, "%s = %s: %s", label, Points.time(times * alone.getAsDouble()), why) : label + ": " + why;
        }, misconception, evidence -> reply(factor, evidence, reply));
    }

    /// A misconception's own reply where the run speaks against it; where the run bears it out (no GIL, more threads), that is the answer.
    private static String reply(String factor, Evidence evidence, Function<Evidence, String> misconception) {
        boolean right = all().getFirst().right(evidence).filter(choice -> choice.id().equals(factor)).isPresent();
        boolean applies = evidence.gil() && threads(evidence) == 2 && factor(evidence).isPresent();
        return right || !applies ? answerTime(evidence) : misconception.apply(evidence);
    }

    private static String askTime(Evidence evidence) {
        var alone = evidence.seconds(GilFundamentals.ONE);
        String took = alone.isPresent() ? String.format(ROOT, "One thread took t = %s.", Points.time(alone.getAsDouble())) : "One thread takes a time t.";
        long threads = threads(evidence);
        return String.format(ROOT, "%s %s threads at once, each the whole sum: they are done after ...", took, threads == 2 ? "Two" : Long.toString(threads));
    }

    static OptionalDouble factor(Evidence evidence) {
        var alone = evidence.seconds(GilFundamentals.ONE);
        var two = evidence.seconds(GilFundamentals.TWO);
        return alone.isPresent() && two.isPresent() ? OptionalDouble.of(two.getAsDouble() / alone.getAsDouble()) : OptionalDouble.empty();
    }

    private static String answerTime(Evidence evidence) {
        var factor = factor(evidence);
        if (factor.isEmpty()) return "two_threads has not run, so there is nothing to hold the guess against.";
        return String.format(ROOT, "%d threads at once took %.2f times as long as one, and kept %.2f cores busy.", threads(evidence), factor.getAsDouble(), cores(evidence));
    }

    private static String notParallel(Evidence evidence) {
        return String.format(ROOT, "They took %.2f t and kept only %.2f cores busy between them: threads there were two, but one GIL.",
                factor(evidence).orElseThrow(), cores(evidence));
    }

    private static String noOverlap(Evidence evidence) {
        return String.format(ROOT, "Overlap needs somebody who waits for something else, and this task never does: %.2f t, with %.2f cores busy.",
                factor(evidence).orElseThrow(), cores(evidence));
    }

    private static String switchingIsCheap(Evidence evidence) {
        var gil = evidence.typical(GilFundamentals.TWO).orElseThrow().gil();
        String often = gil == null ? "Switching is cheap" : String.format(ROOT, "The GIL changed hands %,d times, and even so", gil.handOvers());
        return String.format(ROOT, gil == null ? "%s: two threads took %.2f t." : "%s two threads took %.2f t: switching is cheap.", often, factor(evidence).orElseThrow());
    }

    private static String anyMoment(Evidence evidence) {
        return "One at a time, yes, but you don't choose when they change. " + handOvers(evidence);
    }

    private static String handOvers(Evidence evidence) {
        var gil = evidence.typical(GilFundamentals.TWO).map(interleave.teaching.Measurement::gil).orElse(null);
        return gil == null || gil.handOvers() == 0 ? "A hand-over comes when the interval says so, not when your code is ready."
                : String.format(ROOT, "In two_threads the GIL changed hands %,d times, %,d of them forced, at moments no line of the program chose.", gil.handOvers(), gil.forced());
    }

    private static double cores(Evidence evidence) {
        var typical = evidence.typical(GilFundamentals.TWO).orElseThrow();
        return typical.cpuSeconds() / typical.wallSeconds();
    }

    private static long threads(Evidence evidence) {
        return evidence.settings().integer(GilFundamentals.THREADS);
    }
}
