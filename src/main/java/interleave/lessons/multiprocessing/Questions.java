package interleave.lessons.multiprocessing;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Question;
import interleave.teaching.Question.Choice;
import java.util.List;
import java.util.OptionalDouble;

/// The question of the lesson; every reply is made from the run.
final class Questions {
    static final String GLOBAL = "global_variable";

    private Questions() {}

    static Question isolation() {
        return new Question(GLOBAL, Multiprocessing.ISOLATION, Multiprocessing.ONE, Questions::ask, List.of(
            new Choice("all", evidence -> processes(evidence) + ": they all change the same variable", "processes share memory", Questions::notShared),
            new Choice("one", evidence -> "1: each starts from 0, and the last one wins", "the last worker's value comes home", Questions::nothingComesHome),
            new Choice("none", evidence -> "0: each adds to a variable of its own", null, Questions::answer),
            new Choice("varies", evidence -> "now this, now that: it is a race", "a race between processes", Questions::noRace)),
            "", evidence -> OptionalDouble.empty(), Questions::answer);
    }

    private static long processes(Evidence evidence) {
        return evidence.settings().integer(Multiprocessing.PROCESSES);
    }

    private static String ask(Evidence evidence) {
        return String.format(ROOT, "A global variable is 0. %d worker processes each add 1 to it. What does the parent print afterwards?", processes(evidence));
    }

    private static String seen(Evidence evidence) {
        return evidence.typical(Multiprocessing.ISOLATION).map(m -> String.format(ROOT, "the workers had %s, the parent has %d", Findings.workers(m), Findings.parent(m)))
            .orElse("isolation has not run");
    }

    private static String answer(Evidence evidence) {
        return "Each process has its own memory: " + seen(evidence) + ".";
    }

    private static String notShared(Evidence evidence) {
        return "Threads would share it; a process gets memory of its own (" + seen(evidence) + ").";
    }

    private static String nothingComesHome(Evidence evidence) {
        return "They do start from 0, but nothing goes home by itself, only what a worker sends: " + seen(evidence) + ".";
    }

    private static String noRace(Evidence evidence) {
        return "A race needs something shared, and here nothing is: " + seen(evidence) + ", in every run.";
    }
}
