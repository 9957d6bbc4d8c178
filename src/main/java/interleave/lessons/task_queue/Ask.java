package interleave.lessons.task_queue;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Question;
import interleave.teaching.Question.Choice;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The exercise's question; every reply is made from the run.
final class Ask {
    private static final String NOT_YET = "equal_priorities has not run, so there is nothing to hold the guess against.";

    private Ask() {}

    static Question equalPriorities() {
        return new Question("equal_priorities", TaskQueue.EQUAL, TaskQueue.BARE, Ask::ask, List.of(
                choice("arrival", "they come out in the order they came in", "a heap is stable",
                        "A heap keeps no order among equals, and here it did not come to that: the second put raised %s."),
                choice("any", "either may come out first", "equal means no matter",
                        "To find out that two entries are equal the heap has to compare them to the end, tasks and all: it raised %s."),
                choice("replaced", "the second takes the place of the first", "a priority is a key",
                        "A heap holds as many entries as are put in; putting in the second one raised %s."),
                choice("error", "the second put raises TypeError", null, "With equal priorities the tuples' next items are compared, the tasks themselves: %s.")),
                "", evidence -> OptionalDouble.empty(), Ask::answer);
    }

    private static Choice choice(String id, String label, @Nullable String misconception, String reply) {
        Function<Evidence, String> said = evidence -> error(evidence).isEmpty() ? misconception == null ? NOT_YET : NOT_YET.replace("the guess", "\"" + label + "\"")
                : String.format(ROOT, reply, error(evidence));
        return new Choice(id, evidence -> label, misconception, said);
    }

    private static String ask(Evidence evidence) {
        String seen = evidence.typical(TaskQueue.BARE).map(m -> "Four tasks of different priorities came out in the order " + m.results().get("order") + ". ").orElse("");
        return seen + "Now two tasks of the same priority are put into the heap as (1, task). What happens?";
    }

    static String error(Evidence evidence) {
        return evidence.typical(TaskQueue.EQUAL).map(m -> String.valueOf(m.results().get("error"))).orElse("");
    }

    static String answer(Evidence evidence) {
        if (error(evidence).isEmpty()) return NOT_YET;
        return String.format(ROOT, "The second put of (1, task) raised %s; with an arrival number between priority and task they came out as %s.", error(evidence), order(evidence));
    }

    static String order(Evidence evidence) {
        return evidence.typical(TaskQueue.EQUAL).map(m -> m.results().get("order") instanceof List<?> names
                ? String.join(", ", names.stream().map(String::valueOf).toList()) : "").orElse("");
    }
}
