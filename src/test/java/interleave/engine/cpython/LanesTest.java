package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import interleave.teaching.Execution;
import interleave.teaching.Execution.Status;
import interleave.teaching.Program;
import interleave.teaching.Workload.Call;
import interleave.trace.Actor;
import interleave.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What many threads write at the same time: through one ring under the GIL, through a ring each without it.
class LanesTest {
    private static final int THREADS = 40, ROUNDS = 60;
    /// More threads at once than are lent a ring; each takes a lock of its own and one that all share.
    private static final String MANY = """
        import threading
        def act(threads, rounds):
            start = threading.Barrier(threads)
            shared = threading.Lock()
            counted = [0]
            def work():
                own = threading.Lock()
                start.wait()
                for _ in range(rounds):
                    with own:
                        pass
                    with shared:
                        counted[0] += 1
            everyone = [threading.Thread(target=work, name="worker %d" % number) for number in range(threads)]
            for thread in everyone: thread.start()
            for thread in everyone: thread.join()
            return {"counted": counted[0]}
        """;

    @Test
    void underTheGilNothingIsLostAndEachThreadsEventsStayInOrder() throws Exception {
        check(Pythons.all().stream().filter(Interpreter::gil).findFirst().orElseThrow());
    }

    /// On every CPython without a GIL that this machine has; few have one.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource
    void withoutTheGilNothingIsLostAndEachThreadsEventsStayInOrder(Interpreter free) throws Exception {
        check(free);
    }

    static Stream<Interpreter> withoutTheGilNothingIsLostAndEachThreadsEventsStayInOrder() throws InterruptedException {
        return Pythons.all().stream().filter(each -> !each.gil());
    }

    private static void check(Interpreter interpreter) throws Exception {
        try (var workload = new CpythonEngine(interpreter).open(new Program("lesson.py", MANY))) {
            var execution = workload.start(new Call("act", Map.of("threads", (long) THREADS, "rounds", (long) ROUNDS), 5_000_000, true, true));
            var outcome = execution.await();
            assertThat(outcome.status()).as(outcome.output()).isEqualTo(Status.FINISHED);
            assertThat(outcome.results()).containsEntry("counted", (long) THREADS * ROUNDS);
            assertThat(execution.trace().dropped()).isZero();
            var workers = execution.cast().actors().stream().filter(each -> each.name().startsWith("worker ")).toList();
            assertThat(workers).hasSize(THREADS);
            for (var worker : workers) check(execution, worker);
        }
    }

    private static void check(Execution execution, Actor worker) {
        var trace = execution.trace();
        var kinds = new ArrayList<EventKind>();
        List<String> own = new ArrayList<>(), shared = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (long i = 0; i < trace.size(); i++) {
            if (trace.actor(i) != worker.id()) continue;
            if (trace.time(i) < last) fail("an event of " + worker.name() + " came before the one it follows");
            last = trace.time(i);
            if (!trace.kind(i).name().startsWith("GIL")) kinds.add(trace.kind(i));
            if (trace.kind(i) != EventKind.LOCK_ACQUIRE && trace.kind(i) != EventKind.LOCK_RELEASE) continue;
            String name = execution.cast().resource(trace.resource(i)).name();
            (name.startsWith("shared") ? shared : own).add(trace.kind(i).name());
        }
        assertThat(kinds.getFirst()).isEqualTo(EventKind.THREAD_START);
        assertThat(kinds.getLast()).isEqualTo(EventKind.THREAD_END);
        for (var locked : List.of(own, shared)) {
            assertThat(locked).hasSize(2 * ROUNDS);
            for (int i = 0; i < locked.size(); i++) assertThat(locked.get(i)).isEqualTo(i % 2 == 0 ? "LOCK_ACQUIRE" : "LOCK_RELEASE");
        }
    }
}
