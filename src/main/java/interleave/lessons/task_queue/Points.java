package interleave.lessons.task_queue;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What the run says of the heap and of each strategy.
final class Points {
    private static final Map<String, String> NAMES = Map.of(TaskQueue.FIFO, "First come, first served", TaskQueue.PRIORITY, "By class", TaskQueue.AGEING, "By class and age",
            TaskQueue.PROCESSES, "By class, in processes");

    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        if (evidence.ran(TaskQueue.EQUAL)) sentences.add(Ask.answer(evidence));
        for (String act : TaskQueue.POOLS) if (evidence.ran(act)) sentences.add(pool(evidence, act));
        if (evidence.ran(TaskQueue.FIFO) && evidence.ran(TaskQueue.PRIORITY)) sentences.add(exchange(evidence, TaskQueue.PRIORITY, "By class instead of by arrival"));
        if (evidence.ran(TaskQueue.FIFO) && evidence.ran(TaskQueue.AGEING)) sentences.add(exchange(evidence, TaskQueue.AGEING, "By class and age instead of by arrival"));
        return sentences;
    }

    /// The median of an act's metric over its uninterrupted repetitions.
    static OptionalDouble median(Evidence evidence, String act, String metric) {
        double[] values = evidence.of(act).stream().filter(m -> !m.interrupted()).mapToDouble(m -> m.metric(metric)).filter(Double::isFinite).sorted().toArray();
        if (values.length == 0) return OptionalDouble.empty();
        int half = values.length / 2;
        return OptionalDouble.of(values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
    }

    private static String text(Evidence evidence, String act, String metric, String format) {
        var value = median(evidence, act, metric);
        return value.isPresent() ? String.format(ROOT, format, value.getAsDouble()) : "not measured";
    }

    private static String pool(Evidence evidence, String act) {
        String start = act.equals(TaskQueue.PROCESSES) ? ", once the processes were there, which took " + text(evidence, act, "startSeconds", "%.2f s") : "";
        return NAMES.get(act) + ": " + text(evidence, act, "tasksPerSecond", "%.0f tasks a second") + start + "; half of them waited at most "
                + text(evidence, act, "waitP50Ms", "%.1f ms") + ", nine of ten at most " + text(evidence, act, "waitP90Ms", "%.1f ms") + "; a service took "
                + text(evidence, act, "serviceP50Ms", "%.1f ms") + " (median); up to " + text(evidence, act, "deepest", "%.0f") + " tasks were queued, "
                + text(evidence, act, "rejected", "%.0f") + " found no room, " + text(evidence, act, "failed", "%.0f") + " failed.";
    }

    /// Who gains and who pays.
    private static String exchange(Evidence evidence, String act, String change) {
        return change + ": nine of ten urgent tasks waited at most " + text(evidence, act, "urgentWaitP90Ms", "%.1f ms") + " instead of "
                + text(evidence, TaskQueue.FIFO, "urgentWaitP90Ms", "%.1f ms") + ", and the longest wait in the lowest class was "
                + text(evidence, act, "lowestWaitMaxMs", "%.1f ms") + " instead of " + text(evidence, TaskQueue.FIFO, "lowestWaitMaxMs", "%.1f ms") + ".";
    }
}
