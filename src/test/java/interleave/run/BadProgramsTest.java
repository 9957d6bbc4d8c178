package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What learners make of a program: the message stands at the line, Cancel works, and nothing is left behind.
@Timeout(120)
class BadProgramsTest {
    private java.util.Set<Thread> before;

    @BeforeEach
    void remember() {
        before = Thread.getAllStackTraces().keySet();
    }

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        java.util.List<String> left;
        do {
            left = Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread)).map(Thread::getName)
                    .filter(name -> !name.startsWith("ForkJoin") && !name.startsWith("junit") && !name.startsWith("process reaper")).collect(Collectors.toList());
            Thread.sleep(10);
        } while (!left.isEmpty() && System.nanoTime() < until);
        assertThat(left).isEmpty();
    }

    private static Session start(Engine.Kind kind, String... lines) {
        var lesson = Catalog.read().lessons().getFirst();
        var plan = Plan.of(lesson, Engines.of(kind).orElseThrow()).acts(java.util.List.of("one_thread")).repetitions(1)
                .program(new Program("lesson.py", String.join("\n", lines) + "\n"));
        return Session.start(plan);
    }

    private static ProgramFailure failure(String... lines) throws InterruptedException {
        var result = start(Engine.Kind.MODEL, lines).await();
        assertThat(result.status().phase()).isEqualTo(Status.Phase.FAILED);
        assertThat(result.exitStatus()).isEqualTo(4);
        return result.status().failure();
    }

    @Test
    void aSyntaxErrorStandsAtItsLine() throws Exception {
        var failure = failure("def one_thread(iterations):", "    total = 0", "    for i in range(iterations)", "        total += i");
        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.traceback()).contains("File \"lesson.py\", line 3").contains("SyntaxError");
    }

    @Test
    void aRaisedErrorReadsAsPythonsTraceback() throws Exception {
        var failure = failure("def deep(n):", "    return 1 // n", "", "def one_thread(iterations):", "    return deep(0)");
        assertThat(failure.getMessage()).startsWith("ZeroDivisionError: integer division or modulo by zero");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure.traceback()).startsWith("Traceback (most recent call last):").contains("line 5, in one_thread").contains("line 2, in deep");
    }

    @Test
    void anEndlessRecursionIsARecursionError() throws Exception {
        var failure = failure("def one_thread(iterations):", "    return one_thread(iterations)");
        assertThat(failure.getMessage()).startsWith("RecursionError: maximum recursion depth exceeded");
    }

    @Test
    void anEndlessListIsAMemoryErrorOrCanBeCancelled() throws Exception {
        var session = start(Engine.Kind.MODEL, "def one_thread(iterations):", "    kept = []", "    while True:", "        kept.append([0] * 100_000)");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!session.status().phase().over() && System.nanoTime() < until) Thread.sleep(20);
        session.cancel();
        var result = session.await();
        if (result.status().phase() == Status.Phase.FAILED) assertThat(result.status().failure().getMessage()).startsWith("MemoryError");
        else assertThat(result.status().phase()).isEqualTo(Status.Phase.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(value = Engine.Kind.class, names = {"MODEL", "FREE"})
    void anEndlessLoopIsCancelledAtOnce(Engine.Kind kind) throws Exception {
        var session = start(kind, "def one_thread(iterations):", "    while True:", "        pass");
        while (session.status().phase() != (kind == Engine.Kind.FREE ? Status.Phase.WARMING_UP : Status.Phase.RUNNING)) Thread.sleep(5);
        long start = System.nanoTime();
        session.cancel();
        var result = session.await();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).as("200 ms, and ten times that on a machine this loaded").isLessThan(2000);
        assertThat(result.exitStatus()).isEqualTo(130);
    }

    @Test
    void anEndlessLoopAtTheTopLevelIsCancelledToo() throws Exception {
        var session = start(Engine.Kind.MODEL, "while True:", "    pass");
        Thread.sleep(200);
        session.cancel();
        assertThat(session.await().status().phase()).isEqualTo(Status.Phase.CANCELLED);
    }

    @Test
    void tenThousandThreadsEndOrFailAndCanBeCancelled() throws Exception {
        var session = start(Engine.Kind.MODEL, "import threading, time", "def one_thread(iterations):", "    def wait():", "        time.sleep(1000)",
                "    for _ in range(10_000):", "        threading.Thread(target=wait).start()", "    time.sleep(1000)");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        while (!session.status().phase().over() && System.nanoTime() < until) Thread.sleep(20);
        session.cancel();
        var result = session.await();
        assertThat(result.status().phase()).isIn(Status.Phase.CANCELLED, Status.Phase.FAILED);
        if (result.status().phase() == Status.Phase.FAILED) assertThat(result.status().failure().getMessage()).startsWith("RuntimeError: can't start new thread");
    }

    @Test
    void pauseHoldsARunningProgramAndResumeLetsItGoOn() throws Exception {
        var session = start(Engine.Kind.MODEL, "def one_thread(iterations):", "    total = 0", "    for i in range(3_000_000):", "        total += i", "    return {'sum': total}");
        while (session.status().current() == null && !session.status().phase().over()) Thread.sleep(1);
        session.pause();
        var take = session.status().current();
        org.junit.jupiter.api.Assumptions.assumeTrue(take != null, "the act was over before it could be paused");
        Thread.sleep(300);
        long one = steps(take);
        Thread.sleep(300);
        assertThat(steps(take)).as("no thread makes a step while paused").isEqualTo(one);
        session.resume();
        var result = session.await();
        assertThat(result.status().phase()).isEqualTo(Status.Phase.FINISHED);
        assertThat(result.evidence().of("one_thread").getFirst().interrupted()).isTrue();
        assertThat(result.evidence().seconds("one_thread")).isEmpty();
    }

    private static long steps(Take take) {
        return take.cast().actors().stream().mapToLong(actor -> actor.gauge().steps()).sum();
    }
}
