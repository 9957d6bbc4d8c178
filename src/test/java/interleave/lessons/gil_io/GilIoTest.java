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
        int caller = actor(take, "caller"), ticker = lastTicker(take);
        long longest = 0, waited = 0;
        long taken = -1, requested = -1;
        for (long i = 0; i < trace.size(); i++) {
            boolean byCaller = take.cast().actor(trace.actor(i)).name().equals("caller");
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
        assertThat(caller).isNotEqualTo(ticker);
        Measurement measured = session.evidence().of("long_call").getFirst();
        double call = measured.metric("sumMs") * 1e6;
        assertThat((double) longest).as("one hold is as long as the call").isGreaterThan(0.95 * call);
        assertThat((double) waited).as("and the request was up all but an interval of it").isGreaterThan(0.5 * call);
        assertThat(measured.metric("sumSilenceMs")).isGreaterThan(0.9 * measured.metric("sumMs"));
    }

    private static int lastTicker(Take take) {
        return take.cast().actors().stream().filter(actor -> actor.name().equals("ticker")).toList().getLast().id();
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
            var waiting = List.of("A", "B", "C").stream().filter(name -> scene.state(actor(take, name)) == ActorState.IO).toList();
            together.add(waiting.size());
            int gil = take.cast().resources().stream().filter(resource -> resource.name().equals("GIL")).findFirst().orElseThrow().id();
            for (String name : waiting) assertThat(scene.holder(gil)).as("the holder while %s waits", name).isNotEqualTo(actor(take, name));
        }
        assertThat(together).as("how many wait at the same instant").contains(3);
        assertThat(take.cast().resources()).as("the server is seen by its address").anyMatch(resource -> resource.name().startsWith("127.0.0.1:"));
    }

    @Test
    void withoutTheGilNobodyIsSilenced() throws Exception {
        var measured = run("long_call", Engine.Kind.FREE, Map.of("numbers", 8_000_000L)).evidence().of("long_call").getFirst();
        assertThat(measured.gil()).isNull();
        assertThat(measured.points()).hasSize(3);
        assertThat(measured.metric("sumSilenceMs")).isLessThan(measured.metric("sumMs"));
    }
}
