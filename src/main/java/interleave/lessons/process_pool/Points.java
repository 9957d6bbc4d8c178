package interleave.lessons.process_pool;

import static interleave.lessons.process_pool.Findings.fates;
import static interleave.lessons.process_pool.Findings.number;
import static interleave.lessons.process_pool.Findings.truth;
import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The teaching points, answered from one run.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        add(sentences, evidence, ProcessPool.NORMAL, m -> String.format(ROOT, "%,d tasks of %,d ms, %,d workers, one task at a time: map took %.2f s. Starting the workers took %.2f s before that.",
                m.tasks().size(), evidence.settings().integer(ProcessPool.TASK_MS), Findings.processes(evidence), m.metric(ProcessPool.MAP), m.metric(ProcessPool.START)));
        add(sentences, evidence, ProcessPool.CHUNKS, m -> chunks(evidence, m));
        add(sentences, evidence, ProcessPool.NORMAL, m -> String.format(ROOT, "The initializer ran %,d times, once in each worker, for %,d tasks.", number(m, "initialised"), m.tasks().size()));
        add(sentences, evidence, ProcessPool.FAILS, Points::failure);
        add(sentences, evidence, ProcessPool.INITIALIZER, m -> String.format(ROOT, "With an initializer that fails Pool had started %,d workers after %.2f s, when it was stopped, and would go on for ever; "
                + "concurrent.futures %s after %.2f s.", number(m, "restarted"), m.metric(ProcessPool.POOL), truth(m, "broken") ? "raised BrokenProcessPool" : "did not break",
                m.metric(ProcessPool.EXECUTOR)));
        add(sentences, evidence, ProcessPool.KILLED, m -> String.format(ROOT, "With a worker killed, map %s; of its tasks: %s. In concurrent.futures %,d futures raised BrokenProcessPool.",
                truth(m, "hangs") ? "was still waiting when all the other tasks were done" : "came back", fates(m), number(m, "broken")));
        add(sentences, evidence, ProcessPool.WITH, m -> "The pool's own with statement terminates at its end: " + fates(m) + ".");
        add(sentences, evidence, ProcessPool.CLEANUP, m -> String.format(ROOT, "Of %,d tasks under way, %,d came to their finally after close, and %,d after terminate.", number(m, "begun"),
                number(m, "close"), number(m, "terminate")));
        return sentences;
    }

    private static void add(List<String> sentences, Evidence evidence, String act, Function<Measurement, String> sentence) {
        evidence.typical(act).ifPresent(measured -> sentences.add(sentence.apply(measured)));
    }

    static String chunks(Evidence evidence, Measurement m) {
        long chunk = Findings.chunk(evidence), pieces = Math.ceilDiv(Findings.tasks(evidence), chunk), processes = Findings.processes(evidence);
        return String.format(ROOT, "Left to itself, map made %,d chunks of %,d for %,d workers, which is %,d rounds of %,d tasks: %.2f s.", pieces, chunk, processes,
                Math.ceilDiv(pieces, processes), chunk, m.metric(ProcessPool.MAP));
    }

    private static String failure(Measurement m) {
        var outside = m.results().get("outside_fates") instanceof Map<?, ?> counts
                ? counts.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).collect(Collectors.joining("; ")) : "";
        return "Task " + number(m, "failing") + " raised, and map delivered nothing: " + fates(m) + ". The same with the error caught outside the scope: " + outside + ".";
    }
}
