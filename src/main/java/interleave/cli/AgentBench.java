package interleave.cli;

import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreter;
import interleave.teaching.Execution;
import interleave.teaching.Program;
import interleave.teaching.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What one event costs a Python program that is watched: the same small loop (`agent_cost.py`) watched and unwatched in turn, on one interpreter after the other.
///
/// Nothing is sampled meanwhile: it is the agent's share alone.
final class AgentBench {
    private static final String BAR = "300 to 800 on a quiet machine";
    private static final long ROUNDS = 150, TURNS = 200;
    private static final int EVENTS = 2; // of a turn

    private final int runs;
    private final Consumer<String> progress;

    AgentBench(int runs, Consumer<String> progress) {
        this.runs = runs;
        this.progress = progress;
    }

    List<Figure> run(Interpreter interpreter) throws Exception {
        progress.accept(interpreter.title() + ": what an event costs");
        double[] events = new double[runs], writes = new double[runs], plain = new double[runs];
        try (var workload = new CpythonEngine(interpreter).sampled(0).open(new Program("agent_cost.py", source()))) {
            for (int i = 0; i < runs; i++) {
                var unwatched = nanos(workload, false);
                var watched = nanos(workload, true);
                plain[i] = unwatched.get("locked");
                events[i] = (watched.get("locked") - plain[i]) / EVENTS;
                writes[i] = watched.get("write");
            }
        }
        return List.of(Figure.spread(interpreter.title() + ": one event, ns", events, BAR), Figure.spread(interpreter.title() + ": its writing alone, ns", writes, "reported"),
            Figure.spread(interpreter.title() + ": with lock, unwatched, ns", plain, "reported"));
    }

    private static String source() throws IOException {
        try (var in = AgentBench.class.getResourceAsStream("agent_cost.py")) {
            if (in == null) throw new IllegalStateException("There is no agent_cost.py beside this class.");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Of one turn of each loop.
    private static Map<String, Double> nanos(Workload workload, boolean watched) throws InterruptedException {
        var execution = workload.start(new Workload.Call("act", Map.of("rounds", ROUNDS, "turns", TURNS), 5_000_000, true, watched));
        var outcome = execution.await();
        if (outcome.status() != Execution.Status.FINISHED) throw new IllegalStateException("A run for the cost of an event failed: " + outcome.output());
        return Map.of("locked", (Double) outcome.results().get("locked"), "write", (Double) outcome.results().get("write"));
    }
}
