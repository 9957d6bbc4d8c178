package interleave.lessons.gil_io;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.run.Take;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Knob;
import interleave.teaching.Measurement;
import interleave.teaching.Settings;
import interleave.trace.ActorState;
import interleave.trace.EventKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the lesson is about, read off the recording: who let go of the GIL and who did not.
@Timeout(120)
class GilIoTest {
    private static final long INTERVAL_NANOS = 2_000_000;

    private static Session run(String act, Engine.Kind kind, Map<String, Object> knobs) throws InterruptedException {
        var lesson = Catalog.read().entry("gil_io").orElseThrow().lesson().orElseThrow();
        var settings = Settings.defaults(lesson.knobs()).with(knobs);
        var session = Session.start(Plan.of(lesson, Engines.of(kind).orElseThrow()).settings(settings).acts(List.of(act)).repetitions(1));
        session.await();
        return session;
    }

    private static int actor(Take take, String name) {
        return take.cast().actors().stream().filter(actor -> actor.name().equals(name)).findFirst().orElseThrow().id();
    }

    @Test
    void inTheLongCallTheRequestIsUpAndNobodyComes() throws Exception {
        var session = run("long_call", Engine.Kind.MODEL, Map.of("numbers", 8_000_000L, Knob.SWITCH_INTERVAL, INTERVAL_NANOS / 1e6));
        Take take = session.status().takes().getLast();
        var trace = take.execution().trace();
        long longest = 0, waited = 0;
        long taken = -1, requested = -1;
        for (long i = 0; i < trace.size(); i++) {
            boolean byCaller = take.cast().actor(trace.actor(i)).name().equals("sum");
            if (trace.kind(i) == EventKind.GIL_TAKE && byCaller) {
                taken = trace.time(i);
                requested = -1;
            } else if (trace.kind(i) == EventKind.GIL_REQUEST && !byCaller && requested < 0) {
                requested = trace.time(i);
            } else if (trace.kind(i) == EventKind.GIL_DROP && byCaller && taken >= 0 && trace.time(i) - taken > longest) {
                longest = trace.time(i) - taken;
                waited = requested < 0 ? 0 : trace.time(i) - requested;
            }
        }
        Measurement measured = session.evidence().of("long_call").getFirst();
        double call = measured.metric("sumMs") * 1e6;
        assertThat((double) longest).as("one hold is as long as the call").isGreaterThan(0.95 * call);
        assertThat((double) waited).as("and the request was up all but an interval of it").isGreaterThan(0.5 * call);
        assertThat(measured.metric("sumSilenceMs")).isGreaterThan(0.9 * measured.metric("sumMs"));
    }

    @Test
    void whoeverWaitsForAnAnswerHoldsNoGil() throws Exception {
        var session = run("three_threads", Engine.Kind.MODEL, Map.of("latency", 100.0, "requests", 2L));
        Take take = session.status().takes().getLast();
        var history = take.history();
        var together = new HashSet<Integer>();
        long step = (history.endNanos() - history.startNanos()) / 400;
        for (int i = 0; i < 400; i++) {
            var scene = history.at(history.startNanos() + i * step);
            together.add((int) List.of("A", "B", "C").stream().filter(name -> scene.state(actor(take, name)) == ActorState.IO).count());
        }
        for (String name : List.of("A", "B", "C")) {
            var order = order(take, actor(take, name));
            assertThat(order).as("%s lets go between the beginning and the end of each wait, and takes the GIL back after", name)
                    .contains("IO_BEGIN GIL_DROP IO_END").doesNotContain("IO_BEGIN IO_END").doesNotContain("IO_END GIL_DROP");
        }
        assertThat(together).as("how many wait at the same instant").contains(3);
        assertThat(take.cast().resources()).as("the server is seen by its address").anyMatch(resource -> resource.name().startsWith("127.0.0.1:"));
    }

    /// What a thread did about input, output and the GIL, in order.
    private static String order(Take take, int actor) {
        var trace = take.execution().trace();
        var kinds = new StringBuilder();
        for (long i = 0; i < trace.size(); i++) {
            boolean told = switch (trace.kind(i)) {
                case IO_BEGIN, IO_END, GIL_DROP, GIL_TAKE -> trace.actor(i) == actor;
                default -> false;
            };
            if (told) kinds.append(trace.kind(i)).append(' ');
        }
        return kinds.toString();
    }

    @Test
    void withoutTheGilNobodyIsSilenced() throws Exception {
        var measured = run("long_call", Engine.Kind.FREE, Map.of("numbers", 8_000_000L)).evidence().of("long_call").getFirst();
        assertThat(measured.gil()).isNull();
        assertThat(measured.points()).hasSize(3);
        assertThat(measured.metric("sumSilenceMs")).isLessThan(measured.metric("sumMs"));
    }
}
