package interleave.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.run.Status;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Lesson;
import interleave.teaching.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the pipeline of E2 does where it can't go on.
@Timeout(120)
class DataPipelineTest {
    private static final Lesson LESSON = Catalog.read().lessons().stream().filter(lesson -> lesson.id().equals("data_pipeline")).findFirst().orElseThrow();

    private static Session start(String act, Map<String, Object> knobs) {
        var plan = Plan.of(LESSON, Engines.of(Engine.Kind.MODEL).orElseThrow()).settings(Settings.defaults(LESSON.knobs()).with(knobs)).acts(List.of(act)).repetitions(1).warm(false);
        return Session.start(plan);
    }

    @Test
    void aDataSetTooLargeForMemoryIsRefusedWithTheLimit() throws Exception {
        for (String act : List.of("sequential", "threads", "processes")) {
            var status = start(act, Map.of("rows", 100_000_000L)).await().status();
            assertThat(status.phase()).isEqualTo(Status.Phase.FAILED);
            assertThat(status.failure().getMessage()).contains("100000000 rows take 800000000 bytes").contains("67108864 at most").contains("8388608 rows");
        }
        assertThat(LESSON.knob("rows").orElseThrow().allowed()).contains("100,000,000");
    }

    @Test
    void aWorkerKilledInTheMiddleEndsTheRunWithASentence() throws Exception {
        var others = ProcessHandle.current().descendants().toList();
        var session = start("processes", Map.of("rows", 8_000_000L, "batch", 100L));
        while (session.status().takes().isEmpty() || session.status().takes().getFirst().cast().actors().stream().noneMatch(actor -> actor.name().equals("read"))) {
            assertThat(session.status().phase()).isNotEqualTo(Status.Phase.FAILED);
            LockSupport.parkNanos(10_000_000);
        }
        ProcessHandle.current().descendants().filter(process -> !others.contains(process)).findFirst().orElseThrow().destroyForcibly();
        var status = session.await().status();
        assertThat(status.phase()).isEqualTo(Status.Phase.FAILED);
        assertThat(status.failure().getMessage()).contains("ended with exit code");
        assertThat(ProcessHandle.current().descendants().filter(process -> !others.contains(process)))
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }
}
