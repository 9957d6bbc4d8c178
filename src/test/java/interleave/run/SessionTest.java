package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.run.JavaEngine.Body;
import interleave.teaching.Measurement;
import interleave.teaching.Program;
import interleave.teaching.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionTest {
    private static final Body QUICK = call -> Map.of("value", 1L);
    private static final Body ENDLESS = call -> {
        while (true) {
            call.breathe();
            Thread.onSpinWait();
        }
    };

    private static JavaEngine engine(Body first, Body second) {
        var bodies = new HashMap<String, Body>();
        bodies.put("first", first);
        bodies.put("second", second);
        return new JavaEngine(bodies);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) Thread.sleep(1);
    }

    @Test
    void repetitionsAreInterleavedAndNothingOfTheWarmUpsIsKept() throws Exception {
        var engine = engine(QUICK, QUICK);
        var result = Session.start(Plan.of(new SmallLesson(), engine)).await();

        // Only the first act asks for a smaller warm-up. Warm-ups take the same path as the measured runs, recorder included; nothing of them is kept.
        assertThat(engine.calls).allMatch(Workload.Call::recorded);
        var sizes = engine.calls.stream().filter(call -> call.function().equals("first")).map(call -> call.arguments().get("size")).toList();
        int warmUps = sizes.lastIndexOf(10L) + 1;
        assertThat(warmUps).isGreaterThanOrEqualTo(2);
        assertThat(sizes.subList(0, warmUps)).containsOnly(10L);
        assertThat(sizes.subList(warmUps, sizes.size())).containsExactly(100L, 100L, 100L);
        assertThat(engine.calls.stream().map(Workload.Call::function).toList().reversed()).startsWith("second", "first", "second", "first", "second");
        assertThat(result.status().takes()).hasSize(6);
        assertThat(result.status().takes()).extracting(Take::repetition).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(result.exitStatus()).isZero();
        assertThat(engine.closed).isTrue();
    }

    @Test
    void anActTheEngineCantRunIsSkippedWithItsReason() throws Exception {
        var result = Session.start(Plan.of(new SmallLesson(), engine(QUICK, QUICK)).repetitions(1)).await();
        assertThat(result.status().skipped()).containsExactly(new Status.Skipped("elsewhere", "It needs the real thing."));
    }

    @Test
    void aQuestionWaitsForItsBaselineAndThenForTheAnswer() throws Exception {
        var engine = engine(QUICK, QUICK);
        var session = Session.start(Plan.of(new SmallLesson(), engine).repetitions(1).interactive(true));
        until(() -> session.status().question() != null);

        assertThat(session.evidence().seconds("first")).isPresent();
        assertThat(engine.calls.stream().map(Workload.Call::function)).doesNotContain("second");
        assertThatThrownBy(() -> session.answer("how_long", "much")).hasMessageContaining("positive number").hasMessageContaining("much");
        session.answer("how_long", "1");
        session.await();
        session.answer("how_long", "2");
        assertThat(session.result().answers().get("how_long")).isEqualTo(new Answer("how_long", "1", "2"));
    }

    @Test
    void aSkippedQuestionKeepsNoGuessAndTheRunGoesOn() throws Exception {
        var session = Session.start(Plan.of(new SmallLesson(), engine(QUICK, QUICK)).repetitions(1).interactive(true));
        until(() -> session.status().question() != null);
        session.skip("how_long");
        assertThat(session.await().status().phase()).isEqualTo(Status.Phase.FINISHED);
        assertThat(session.answers().get("how_long")).isEqualTo(new Answer("how_long", null, null));
    }

    @Test
    void cancelEndsAnEndlessActAndLeavesNoThread() throws Exception {
        var engine = engine(ENDLESS, QUICK);
        var session = Session.start(Plan.of(new SmallLesson(), engine));
        until(() -> session.status().phase() == Status.Phase.WARMING_UP && !engine.calls.isEmpty());
        session.cancel();
        var result = session.await();
        assertThat(result.status().phase()).isEqualTo(Status.Phase.CANCELLED);
        assertThat(result.exitStatus()).isEqualTo(130);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("test-workload", "session", "sampler");
    }

    @Test
    void cancelEndsAWaitForAnAnswer() throws Exception {
        var session = Session.start(Plan.of(new SmallLesson(), engine(QUICK, QUICK)).interactive(true));
        until(() -> session.status().question() != null);
        session.cancel();
        assertThat(session.await().status().phase()).isEqualTo(Status.Phase.CANCELLED);
        assertThat(session.status().question()).isNull();
    }

    @Test
    void anActThatNeverSettlesIsWarmedUpFiveSecondsAtMost() throws Exception {
        var engine = engine(ENDLESS, QUICK);
        long start = System.nanoTime();
        var session = Session.start(Plan.of(new SmallLesson(), engine));
        until(() -> session.status().phase() == Status.Phase.RUNNING);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(4_900L, 20_000L);
        session.cancel();
        session.await();
    }

    @Test
    void aPausedRepetitionIsLeftOutOfVerdicts() throws Exception {
        var reached = new AtomicBoolean();
        Body slow = call -> {
            if (call.arguments().get("size").equals(100L)) {
                reached.set(true);
                for (int i = 0; i < 50; i++) {
                    call.breathe();
                    Thread.sleep(2);
                }
            }
            return Map.of("value", 1L);
        };
        var session = Session.start(Plan.of(new SmallLesson(), engine(slow, QUICK)).repetitions(2));
        until(() -> session.status().current() != null && session.status().current().act().id().equals("first"));
        session.pause();
        assertThat(session.status().paused()).isTrue();
        Thread.sleep(150);
        assertThat(session.status().current()).isNotNull();
        session.resume();
        var result = session.await();
        assertThat(reached).isTrue();
        assertThat(result.evidence().of("first")).extracting(Measurement::interrupted).containsExactly(true, false);
        assertThat(result.evidence().seconds("first").orElseThrow()).isEqualTo(result.evidence().of("first").get(1).wallSeconds());
        assertThat(result.evidence().typical("first").orElseThrow().repetition()).isEqualTo(1);
    }

    @Test
    void aProgramThatThrowsFailsAndKeepsItsTraceback() throws Exception {
        Body raises = call -> {
            throw new IllegalStateException("no such thing");
        };
        var result = Session.start(Plan.of(new SmallLesson(), engine(QUICK, raises))).await();
        assertThat(result.status().phase()).isEqualTo(Status.Phase.FAILED);
        assertThat(result.status().failure().line()).isEqualTo(7);
        assertThat(result.status().failure().traceback()).startsWith("Traceback");
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.evidence().of("first")).hasSize(1);
    }

    @Test
    void aProgramThatCantBeLoadedFailsAtItsLine() throws Exception {
        var plan = Plan.of(new SmallLesson(), engine(QUICK, QUICK)).program(new Program("lesson.py", "syntax error"));
        var result = Session.start(plan).await();
        assertThat(result.status().failure().line()).isEqualTo(3);
        assertThat(result.exitStatus()).isEqualTo(4);
    }

    @Test
    void aCheckThatDoesNotHoldIsStatusOneButNotForAnEditedProgram() throws Exception {
        Body zero = call -> Map.of("value", 0L);
        var plan = Plan.of(new SmallLesson(), engine(zero, QUICK)).repetitions(1);
        assertThat(Session.start(plan).await().exitStatus()).isEqualTo(1);
        assertThat(Session.start(plan.program(new Program("lesson.py", "pass  # mine"))).await().exitStatus()).isZero();
    }

    @Test
    void anUnknownActIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> Plan.of(new SmallLesson(), engine(QUICK, QUICK)).acts(List.of("third")))
                .hasMessage("Lesson small has no act \"third\"; its acts are first, second, elsewhere.");
    }

    @Test
    void whatAnActReturnsInAWrongShapeFailsTheRunWithOneSentence() throws Exception {
        var result = Session.start(Plan.of(new SmallLesson(), engine(call -> Map.of("value", 1L, "tasks", "all"), QUICK))).await();
        assertThat(result.status().phase()).isEqualTo(Status.Phase.FAILED);
        assertThat(result.status().failure()).hasMessage("Of what an act returns, \"tasks\" is a list, not \"all\".");
        var repetition = ResultJson.of(result).at("/acts/0/repetitions/0");
        assertThat(repetition.at("/status").asString()).isEqualTo("failed");
        assertThat(repetition.at("/results/tasks").asString()).isEqualTo("all");
    }

    @Test
    void aMetricMayNotTakeTheNameOfAMeasuredOne() throws Exception {
        var result = Session.start(Plan.of(new SmallLesson(), engine(call -> Map.of("value", 1L, "metrics", Map.of("coresUsed", 64L)), QUICK))).await();
        assertThat(result.status().failure()).hasMessageContaining("\"coresUsed\" is measured by Interleave itself");
    }

    @Test
    void tasksMetricsAndPointsAreFieldsOfTheRepetitionAndReadByTheLesson() throws Exception {
        Body body = call -> Map.of("value", 1L, "tasks", List.of(Map.of("id", 4L, "fate", "raised", "worker", "worker-2")), "metrics", Map.of("seconds", 0.5, "bytes", 12L),
                "points", List.of(Map.of("knobs", Map.of("processes", 2L), "metrics", Map.of("seconds", 0.25))));
        var result = Session.start(Plan.of(new SmallLesson(), engine(body, QUICK)).repetitions(1)).await();
        var repetition = ResultJson.of(result).at("/acts/0/repetitions/0");
        assertThat(repetition.get("results").propertyNames()).containsExactly("value");
        assertThat(repetition.at("/tasks/0").toString()).isEqualTo("{\"id\":4,\"fate\":\"raised\",\"worker\":\"worker-2\"}");
        assertThat(repetition.at("/metrics/seconds").asDouble()).isEqualTo(0.5);
        assertThat(repetition.at("/metrics/bytes").asDouble()).isEqualTo(12);
        assertThat(repetition.at("/metrics/samples").isNumber()).isTrue();
        assertThat(repetition.at("/points/0").toString()).isEqualTo("{\"knobs\":{\"processes\":2},\"metrics\":{\"seconds\":0.25}}");
        var measurement = result.evidence().of("first").getFirst();
        assertThat(measurement.count(interleave.teaching.Fate.RAISED)).isOne();
        assertThat(measurement.metric("bytes")).isEqualTo(12);
        assertThat(measurement.metric("coresUsed")).as("the act's own only").isNaN();
        assertThat(measurement.points()).hasSize(1);
    }

    @Test
    void anActThatRunsOnceRunsOnceAndAColdOneHasNoWarmUp() throws Exception {
        var engine = engine(QUICK, QUICK);
        var result = Session.start(Plan.of(new SmallLesson() {
            @Override
            public List<interleave.teaching.Act> acts() {
                var acts = super.acts();
                return List.of(acts.get(0), acts.get(1).onceCold(), acts.get(2));
            }
        }, engine)).await();
        assertThat(result.status().takes()).extracting(take -> take.act().id()).containsExactly("first", "second", "first", "first");
        assertThat(engine.calls).filteredOn(call -> call.function().equals("second")).hasSize(1);
        assertThat(result.status().progress()).isEqualTo(1);
        assertThat(ResultJson.of(result).at("/acts/1/warmUpSeconds").isNull()).isTrue();
    }
}
