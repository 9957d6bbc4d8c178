package interleave.lessons.data_pipeline;

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
    private Ask() {}

    static Question longerQueues() {
        return new Question("longer_queues", DataPipeline.LONG, DataPipeline.THREADS, Ask::ask, List.of(
                choice("10", "ten times the throughput", "room is speed", Ask::notRoom),
                choice("1.4", "a little more: less waiting", "waiting is what costs", Ask::notWaiting),
                choice("1", "the same throughput, but a longer latency", null, Ask::answer)),
                "× the throughput", Ask::factor, Ask::answer);
    }

    private static Choice choice(String factor, String label, @Nullable String misconception, Function<Evidence, String> reply) {
        return new Choice(factor, evidence -> label, misconception, evidence -> {
            boolean right = longerQueues().right(evidence).filter(choice -> choice.id().equals(factor)).isPresent();
            return right || factor(evidence).isEmpty() ? answer(evidence) : reply.apply(evidence);
        });
    }

    private static String ask(Evidence evidence) {
        var threads = evidence.typical(DataPipeline.THREADS);
        String seen = threads.map(m -> String.format(ROOT, "With threads the pipeline makes %,.0f rows a second; %s is the bottleneck, and the reader waited %.0f %% of the time for room in its queue. ",
                m.metric("rowsPerSecond"), m.results().get("bottleneck"), 100 * m.metric("readerWaited") / m.metric("seconds"))).orElse("");
        return seen + "Now every queue gets ten times as much room. The pipeline makes ...";
    }

    static OptionalDouble factor(Evidence evidence) {
        var threads = Points.median(evidence, DataPipeline.THREADS, "rowsPerSecond");
        var longer = Points.median(evidence, DataPipeline.LONG, "rowsPerSecond");
        return threads.isPresent() && longer.isPresent() ? OptionalDouble.of(longer.getAsDouble() / threads.getAsDouble()) : OptionalDouble.empty();
    }

    private static String answer(Evidence evidence) {
        if (factor(evidence).isEmpty()) return "long_queues has not run, so there is nothing to hold the guess against.";
        return String.format(ROOT, "Ten times as much room gave %.2f times the throughput; a batch was under way %.1f ms instead of %.1f ms.", factor(evidence).getAsDouble(),
                latency(evidence, DataPipeline.LONG), latency(evidence, DataPipeline.THREADS));
    }

    private static String notRoom(Evidence evidence) {
        return String.format(ROOT, "Room is where batches wait, not where they are worked on: the stage %s set the pace before and after, and the throughput came to %.2f times.",
                evidence.typical(DataPipeline.LONG).orElseThrow().results().get("bottleneck"), factor(evidence).orElseThrow());
    }

    private static String notWaiting(Evidence evidence) {
        return String.format(ROOT, "The reader's waiting cost nothing, it is only ahead of the others: with more room it read earlier, the batches waited %.1f ms instead of %.1f ms, and the throughput came to %.2f times.",
                latency(evidence, DataPipeline.LONG), latency(evidence, DataPipeline.THREADS), factor(evidence).orElseThrow());
    }

    private static double latency(Evidence evidence, String act) {
        return Points.median(evidence, act, "latencyMs").orElse(0);
    }
}
