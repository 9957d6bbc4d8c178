package interleave.lessons.gil_io;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Knob;
import interleave.teaching.Question;
import interleave.teaching.Question.Choice;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The questions of the lesson; every reply is made from the run.
final class Questions {
    static final String TIME = "three_threads_time", CONVOY = "convoy_latency", SILENCE = "long_call_silence";

    private Questions() {}

    static List<Question> all() {
        return List.of(
                new Question(TIME, GilIo.THREE, GilIo.ONE, Questions::askTime, List.of(
                        choice("3", Questions::serialised, "the GIL serialises waiting", Questions::notSerialised),
                        choice("2", evidence -> label(evidence, 2, "there are two cores"), "cores do the waiting", Questions::coresDoNotWait),
                        choice("1", evidence -> label(evidence, 1, "they all wait at the same time"), null, Questions::answerTime),
                        choice("0.33", evidence -> label(evidence, 1 / 3.0, "they share the work of one"), "threads share the work by themselves", Questions::nothingIsShared)),
                        "× the time of one thread", Questions::factor, Questions::answerTime),
                new Question(CONVOY, GilIo.CONVOY, GilIo.THREE,
                        evidence -> "One thread sends a few bytes over a socket every 3 ms and waits for them to come back. A second thread starts to compute and never waits. "
                                + "The exchanges now take ...", List.of(
                        choice("1", evidence -> "as long as before: who waits for a network is served first", "I/O goes first", Questions::noPriority),
                        choice("2", evidence -> "twice as long: two threads share", "two threads share fairly", Questions::notShared),
                        choice("60", evidence -> "tens of times as long: each time it wants to go on it waits for the switch interval", null, Questions::answerConvoy)),
                        "× the latency beside nobody", evidence -> Findings.median(evidence, GilIo.CONVOY, m -> m.metric("besideOneMs") / m.metric("quietMs")), Questions::answerConvoy),
                new Question(SILENCE, GilIo.CALL, GilIo.THREE, Questions::askSilence, List.of(
                        choice("0.01", Questions::interval, "the interval always helps", Questions::nobodyLooks),
                        choice("0.5", evidence -> "half of the call: they take turns", "they take turns", Questions::noTurns),
                        choice("1", evidence -> "the whole call", null, Questions::answerSilence)),
                        "of the call's length", evidence -> Findings.median(evidence, GilIo.CALL, m -> m.metric("sumSilenceMs") / m.metric("sumMs")), Questions::answerSilence));
    }

    private static Choice choice(String id, Function<Evidence, String> label, @Nullable String misconception, Function<Evidence, String> reply) {
        return new Choice(id, label, misconception, reply);
    }

    private static String askTime(Evidence evidence) {
        long requests = requests(evidence), threads = threads(evidence);
        var alone = evidence.seconds(GilIo.ONE);
        String took = alone.isPresent() ? String.format(ROOT, "%d requests, one after the other, took t = %s.", requests, Points.time(alone.getAsDouble()))
                : String.format(ROOT, "%d requests, one after the other, take a time t.", requests);
        return String.format(ROOT, "%s %s threads at once, %d requests each: they are done after ...", took, threads == 3 ? "Three" : Long.toString(threads), requests);
    }

    private static String serialised(Evidence evidence) {
        return label(evidence, 3, "one at a time, because of the GIL");
    }

    private static String label(Evidence evidence, double times, String why) {
        var alone = evidence.seconds(GilIo.ONE);
        String factor = times == 1 ? "t" : times < 1 ? "t / 3" : String.format(ROOT, "%.0f t", times);
        return alone.isPresent() ? String.format(ROOT, "%s = %s: %s", factor, Points.time(times * alone.getAsDouble()), why) : factor + ": " + why;
    }

    static OptionalDouble factor(Evidence evidence) {
        var alone = evidence.seconds(GilIo.ONE);
        var three = evidence.seconds(GilIo.THREE);
        return alone.isPresent() && three.isPresent() ? OptionalDouble.of(three.getAsDouble() / alone.getAsDouble()) : OptionalDouble.empty();
    }

    private static String answerTime(Evidence evidence) {
        var factor = factor(evidence);
        if (factor.isEmpty()) return "three_threads has not run, so there is nothing to hold the guess against.";
        return String.format(ROOT, "%d threads at once took %.2f times as long as one, for %d times the answers, and kept %.2f cores busy.", threads(evidence), factor.getAsDouble(),
                threads(evidence), cores(evidence));
    }

    /// A misconception's own reply where the run speaks against it; where it bears it out (much work per answer), that is the answer.
    private static String unlessRight(int question, String choice, Evidence evidence, String otherwise) {
        boolean right = all().get(question).right(evidence).filter(found -> found.id().equals(choice)).isPresent();
        return right || all().get(question).measured().apply(evidence).isEmpty() ? all().get(question).sentence().apply(evidence) : otherwise;
    }

    private static String notSerialised(Evidence evidence) {
        return unlessRight(0, "3", evidence, String.format(ROOT, "It took %.2f t: a thread lets go of the GIL before it waits for an answer and takes it back after, so the waiting overlaps.",
                factor(evidence).orElse(Double.NaN)));
    }

    private static String coresDoNotWait(Evidence evidence) {
        return unlessRight(0, "2", evidence, String.format(ROOT, "Waiting needs no core: all %d threads together kept %.2f cores busy, and took %.2f t.", threads(evidence), cores(evidence),
                factor(evidence).orElse(Double.NaN)));
    }

    private static String nothingIsShared(Evidence evidence) {
        return unlessRight(0, "0.33", evidence, String.format(ROOT, "Each thread ran the whole task, %d answers in all, and the last was done after %.2f t: to share, the program has to deal out the work.",
                threads(evidence) * requests(evidence), factor(evidence).orElse(Double.NaN)));
    }

    private static String answerConvoy(Evidence evidence) {
        var quiet = Findings.median(evidence, GilIo.CONVOY, m -> m.metric("quietMs"));
        var beside = Findings.median(evidence, GilIo.CONVOY, m -> m.metric("besideOneMs"));
        if (quiet.isEmpty() || beside.isEmpty()) return "convoy has not run, so there is nothing to hold the guess against.";
        return String.format(ROOT, "The median went from %s to %s, at an interval of 5 ms.", Points.ms(quiet.getAsDouble()), Points.ms(beside.getAsDouble()));
    }

    private static String noPriority(Evidence evidence) {
        return unlessRight(1, "1", evidence, "The GIL knows no priorities: whoever comes back from waiting has to ask like anybody else. " + answerConvoy(evidence));
    }

    private static String notShared(Evidence evidence) {
        return unlessRight(1, "2", evidence, "The threads do share, but in turns of an interval each, and an exchange needs only an instant of its turn. " + answerConvoy(evidence));
    }

    private static String askSilence(Evidence evidence) {
        return String.format(ROOT, "A thread calls sum(range(%,d)): a single call, written in C. Another thread wants to run every millisecond. For how long at a time is it kept from running?",
                evidence.settings().integer(GilIo.NUMBERS));
    }

    private static String interval(Evidence evidence) {
        double interval = evidence.settings().real(Knob.SWITCH_INTERVAL);
        return "about " + (interval == Math.rint(interval) ? Long.toString((long) interval) : Double.toString(interval)) + " ms: then the interval runs out";
    }

    private static String answerSilence(Evidence evidence) {
        var silence = Findings.median(evidence, GilIo.CALL, m -> m.metric("sumSilenceMs"));
        var length = Findings.median(evidence, GilIo.CALL, m -> m.metric("sumMs"));
        if (silence.isEmpty() || length.isEmpty()) return "long_call has not run, so there is nothing to hold the guess against.";
        return String.format(ROOT, "The call took %s, and the other thread was silent for %s at a time.", Points.ms(length.getAsDouble()), Points.ms(silence.getAsDouble()));
    }

    private static String nobodyLooks(Evidence evidence) {
        return unlessRight(2, "0.01", evidence, "The interval ran out and the request was up, but the holder looks for it between Python's instructions only, and this is one instruction. " + answerSilence(evidence));
    }

    private static String noTurns(Evidence evidence) {
        return unlessRight(2, "0.5", evidence, "There are no turns inside a call: what is written in C keeps the GIL until it returns, or lets go of it itself. " + answerSilence(evidence));
    }

    private static double cores(Evidence evidence) {
        return evidence.typical(GilIo.THREE).map(run -> run.cpuSeconds() / run.wallSeconds()).orElse(Double.NaN);
    }

    private static long threads(Evidence evidence) {
        return evidence.settings().integer(GilIo.THREADS);
    }

    private static long requests(Evidence evidence) {
        return evidence.settings().integer(GilIo.REQUESTS);
    }
}
