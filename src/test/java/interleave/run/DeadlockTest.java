package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.findings.Finding;
import interleave.teaching.Engine;
import interleave.teaching.Program;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Programs that can't go on are ended, and told why.
@Timeout(60)
class DeadlockTest {
    private static final String OPPOSITE = """
        import threading
        left = threading.Lock()
        right = threading.Lock()
        both = threading.Barrier(2)
        def work(one, other):
            with one:
                both.wait()
                with other:
                    pass
        def first():
            a = threading.Thread(target=work, args=(left, right), name="A")
            b = threading.Thread(target=work, args=(right, left), name="B")
            a.start()
            b.start()
            a.join()
        def second():
            return {"went": "on"}
        """;

    private static Result run(String program, Engine.Kind kind) throws InterruptedException {
        var engine = Engines.of(kind).orElseThrow();
        return Session.start(Plan.of(new SmallLesson(), engine).program(new Program("lesson.py", program)).repetitions(2).warm(false)
            .patience(Duration.ofMillis(300))).await();
    }

    @ParameterizedTest
    @EnumSource(value = Engine.Kind.class, names = {"MODEL", "FREE"})
    void aDeadlockIsEndedNamedAndTheNextActRuns(Engine.Kind kind) throws Exception {
        var result = run(OPPOSITE, kind);
        assertThat(result.status().phase()).isEqualTo(Status.Phase.FINISHED);
        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(result.findings()).singleElement().satisfies(found -> {
            assertThat(found.finding().kind()).isEqualTo(Finding.Kind.ERROR);
            assertThat(found.finding().sentence()).contains("A waits at line 8 for the lock \"right\", which B holds since line 6")
                .contains("B waits at line 8 for the lock \"left\", which A holds since line 6");
        });
        assertThat(result.status().takes()).extracting(take -> take.act().id()).as("once, and the other twice").isEqualTo(List.of("first", "second", "second"));
        var json = ResultJson.of(result);
        assertThat(json.get("findings").get(0).get("where").asString()).isEqualTo("lesson.py:8");
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("A") || thread.getName().equals("B"));
    }

    private static List<Finding> standing(Session session) {
        var current = session.status().current();
        return current == null ? List.of() : current.standing();
    }

    private static void until(java.util.function.BooleanSupplier holds) {
        while (!holds.getAsBoolean()) java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }

    @ParameterizedTest
    @EnumSource(value = Engine.Kind.class, names = {"MODEL", "FREE"})
    void aDeadlockIsToldOfWhileItStands(Engine.Kind kind) throws Exception {
        var session = Session.start(Plan.of(new SmallLesson(), Engines.of(kind).orElseThrow()).program(new Program("lesson.py", OPPOSITE)).repetitions(1).warm(false));
        until(() -> !standing(session).isEmpty());
        assertThat(session.status().phase()).isEqualTo(Status.Phase.RUNNING);
        assertThat(standing(session)).singleElement().satisfies(found -> assertThat(found.sentence())
            .contains("A waits at line 8 for the lock \"right\", which B holds since line 6").contains("B waits at line 8 for the lock \"left\", which A holds since line 6"));
        session.cancel();
        var take = session.await().status().takes().getFirst();
        assertThat(take.standing()).isEqualTo(take.findings()).hasSize(1);
    }

    @Test
    void whatATimeOutEndsIsNoLongerToldOf() throws Exception {
        var session = Session.start(Plan.of(new SmallLesson(), Engines.of(Engine.Kind.MODEL).orElseThrow()).repetitions(1).warm(false).program(new Program("lesson.py", """
            import threading
            left = threading.Lock()
            right = threading.Lock()
            both = threading.Barrier(2)
            def work(one, other, seconds):
                with one:
                    both.wait()
                    if other.acquire(timeout=seconds):
                        other.release()
            def first():
                while True:
                    a = threading.Thread(target=work, args=(left, right, 1.5))
                    b = threading.Thread(target=work, args=(right, left, -1))
                    a.start()
                    b.start()
                    a.join()
                    b.join()
            """)));
        until(() -> !standing(session).isEmpty());
        until(() -> standing(session).isEmpty());
        assertThat(session.status().phase()).isEqualTo(Status.Phase.RUNNING);
        session.cancel();
        assertThat(session.await().findings()).anySatisfy(found -> assertThat(found.finding().sentence()).contains("A time-out ended it after"));
    }

    @Test
    void aSlowProgramIsLeftAlone() throws Exception {
        var result = run("""
            import threading, time, queue
            def first():
                gate = threading.Event()
                tasks = queue.Queue()
                t = threading.Thread(target=lambda: (time.sleep(0.9), gate.set(), tasks.put(1)))
                t.start()
                waiting = threading.Thread(target=tasks.get)
                waiting.start()
                gate.wait()
                waiting.join()
                threading.Event().wait(0.8)
                return {"came": True}
            def second():
                pass
            """, Engine.Kind.MODEL);
        assertThat(result.exitStatus()).isZero();
        assertThat(result.findings()).isEmpty();
        assertThat(result.evidence().of("first")).hasSize(2).allSatisfy(each -> assertThat(each.results()).containsEntry("came", true));
    }

    @Test
    void aJoinOnAQueueThatNobodyDrainsIsFoundThoughTheProgramEnds() throws Exception {
        var result = run("""
            import threading, queue
            def first():
                tasks = queue.Queue()
                tasks.put("never done")
                waiting = threading.Thread(target=tasks.join, name="waiting", daemon=True)
                waiting.start()
                waiting.join(0.05)
                return {"waits": waiting.is_alive()}
            def second():
                pass
            """, Engine.Kind.MODEL);
        assertThat(result.exitStatus()).isZero();
        var measured = result.evidence().of("first").getFirst();
        assertThat(measured.results()).containsEntry("waits", true);
        assertThat(measured.found("waits for ever").orElseThrow().sentence())
            .isEqualTo("waiting waits until all tasks of the queue \"tasks\" are done, and no thread is left that could do them: 1 item is still in it.");
    }
}
