package interleave.tape;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.engine.model.ModelEngine;
import interleave.teaching.Program;
import interleave.teaching.Workload.Call;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is written is held to the format's documentation: phases and their fields, slices of a track one after the other, arrows whose ends lie in a slice.
class ChromeTraceTest {
    private static final String PROGRAM = """
        import threading, queue

        def act():
            tasks, lock, done = queue.Queue(2), threading.Lock(), []
            def work():
                while (task := tasks.get()) is not None:
                    with lock:
                        done.append(sum(i * i for i in range(task)))
            workers = [threading.Thread(target=work, name='worker "%d" <b>' % n) for n in range(2)]
            for worker in workers:
                worker.start()
            for _ in range(40):
                tasks.put(3000)
            for _ in workers:
                tasks.put(None)
            for worker in workers:
                worker.join()
            return {'done': len(done)}
        """;

    @Test
    void aRunOfThreadsIsAValidTrace() throws Exception {
        try (var workload = ModelEngine.underGil().open(new Program("small.py", PROGRAM))) {
            var execution = workload.start(new Call("act", Map.of(), 200_000, true, true));
            assertThat(execution.await().failure()).isNull();
            var trace = execution.trace();
            var written = new ByteArrayOutputStream();
            try (var chrome = new ChromeTrace(written, trace.time(0), Map.of("lesson", "small"))) {
                chrome.add("act", trace, execution.cast(), List.of(new ChromeTrace.Mark(trace.time(5), "mark", "a \"sentence\" </script>")));
                chrome.add("again", trace, execution.cast(), List.of());
            }
            var root = JsonMapper.shared().readTree(written.toByteArray());
            var events = events(root);
            assertThat(root.get("otherData").get("lesson").asString()).isEqualTo("small");
            holdsToTheFormat(events);
            assertThat(of(events, "M")).extracting(event -> event.get("args").get("name").asString()).contains("act · main", "again · main", "worker \"1\" <b>", "GIL")
                .filteredOn("act · main"::equals).hasSize(1);
            assertThat(of(events, "s")).extracting(event -> event.get("name").asString()).contains("hand-over", "wake-up", "start");
            assertThat(of(events, "C")).isNotEmpty().allMatch(event -> event.get("args").get("length").asInt() <= 2);
            assertThat(of(events, "i")).hasSize(1);
        }
    }

    @Test
    void aHandOverIsAnArrowFromWhoLetGoToWhoTookItUp() {
        var cast = new Cast();
        int main = cast.process("main").id(), a = cast.thread("A", main, -1).id(), b = cast.thread("B", main, -1).id();
        int gil = cast.resource(Resource.Kind.GIL, "GIL", main).id();
        var trace = new ColumnTrace(100);
        trace.append(1000, EventKind.THREAD_START, a, -1, 0, -1);
        trace.append(1100, EventKind.GIL_TAKE, a, gil, 3, 1);
        trace.append(2000, EventKind.THREAD_START, b, -1, 0, a);
        trace.append(2100, EventKind.GIL_WAIT, b, gil, 0, a);
        trace.append(7000, EventKind.GIL_DROP, a, gil, 4, 1);
        trace.append(7500, EventKind.GIL_TAKE, b, gil, 9, 2);
        trace.append(9000, EventKind.THREAD_END, b, -1, 9, 0);
        var written = new ByteArrayOutputStream();
        try (var chrome = new ChromeTrace(written, 1000, Map.of())) {
            chrome.add("", trace, cast, List.of());
        }
        var events = events(JsonMapper.shared().readTree(written.toByteArray()));
        holdsToTheFormat(events);
        var handOver = events.stream().filter(event -> event.get("name").asString().equals("hand-over")).toList();
        assertThat(handOver).extracting(event -> event.get("ph").asString() + " " + event.get("tid").asInt() + " " + event.get("ts").decimalValue())
            .containsExactly("s " + (a + 1) + " 5.999", "f " + (b + 1) + " 6.501");
        assertThat(of(events, "X")).filteredOn(event -> event.get("tid").asInt() == b + 1)
            .extracting(event -> event.get("name").asString() + " " + event.get("ts").decimalValue() + " " + event.get("dur").decimalValue())
            .containsExactly("running 1.0 0.1", "waiting for the GIL 1.1 5.4", "running 6.5 1.5");
    }

    private static List<JsonNode> events(JsonNode root) {
        var events = new ArrayList<JsonNode>();
        root.get("traceEvents").forEach(events::add);
        return events;
    }

    private static List<JsonNode> of(List<JsonNode> events, String phase) {
        return events.stream().filter(event -> event.get("ph").asString().equals(phase)).toList();
    }

    private record Span(BigDecimal from, BigDecimal to) {}

    private static void holdsToTheFormat(List<JsonNode> events) {
        var tracks = new HashMap<String, List<Span>>();
        for (var event : events) {
            assertThat(event.get("ph").asString()).isIn("M", "X", "s", "f", "i", "C");
            assertThat(event.get("name").asString()).isNotEmpty();
            assertThat(event.get("pid").isInt() && event.get("tid").isInt()).isTrue();
            if (!event.get("ph").asString().equals("X")) continue;
            var from = event.get("ts").decimalValue();
            assertThat(event.get("dur").decimalValue()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            tracks.computeIfAbsent(track(event), _ -> new ArrayList<>()).add(new Span(from, from.add(event.get("dur").decimalValue())));
        }
        assertThat(tracks.values()).allSatisfy(spans -> {
            for (int i = 1; i < spans.size(); i++) assertThat(spans.get(i).from()).as("slices of a track, one after the other").isGreaterThanOrEqualTo(spans.get(i - 1).to());
        });
        var ends = new HashMap<Long, Integer>();
        for (var event : events) {
            String phase = event.get("ph").asString();
            if (!phase.equals("s") && !phase.equals("f")) continue;
            ends.merge(event.get("id").asLong(), phase.equals("s") ? 1 : -1, Integer::sum);
            var at = event.get("ts").decimalValue();
            assertThat(tracks.get(track(event))).as("the slice that is open at " + event).anyMatch(span -> span.from().compareTo(at) <= 0 && at.compareTo(span.to()) < 0);
        }
        assertThat(ends.values()).as("every arrow has both ends").containsOnly(0);
    }

    private static String track(JsonNode event) {
        return event.get("pid").asInt() + "/" + event.get("tid").asInt();
    }
}
