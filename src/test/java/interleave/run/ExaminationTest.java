package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Engine;
import interleave.teaching.Exercise;
import interleave.teaching.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExaminationTest {
    private static final Exercise DOUBLING = new Exercise("# Doubling", new Program("solution.py", ""), List.of(), new Program("check.py", """
            import solution

            def check_doubles():
                \"""Two becomes four.\"""
                seen = solution.double(2)
                if seen != 4:
                    raise AssertionError("double(2) gave %r" % (seen,))

            def check_again():
                \"""It keeps nothing
                from one call to the next.\"""
                assert solution.double(3) == 6 and not solution.called
            """));

    /// Long enough for a busy machine to load a small program, short enough to wait for.
    private static final Duration HANGING = Duration.ofSeconds(2);

    private final List<Examination.Mark> told = new ArrayList<>();

    private Examination.Report check(String solution) throws InterruptedException {
        return check(solution, Examination.TIME_OUT);
    }

    private Examination.Report check(String solution, Duration timeOut) throws InterruptedException {
        return new Examination(DOUBLING, Engines.of(Engine.Kind.MODEL).orElseThrow(), timeOut).run(solution, told::add);
    }

    @Test
    void everyCheckIsMadeAndToldInAnInterpreterOfItsOwn() throws Exception {
        var report = check("called = []\ndef double(n):\n    print('doubling')\n    return n * 2\n");
        assertThat(report.passed()).isTrue();
        assertThat(report.marks()).isEqualTo(told).extracting(mark -> mark.demand().sentence()).containsExactly("Two becomes four.", "It keeps nothing from one call to the next.");
        assertThat(report.marks()).extracting(Examination.Mark::output).containsOnly("doubling\n");
    }

    @Test
    void whatWasSeenInsteadIsSaid() throws Exception {
        var report = check("called = []\ndef double(n):\n    return 5\n");
        assertThat(report.passed()).isFalse();
        assertThat(report.marks().getFirst().detail()).isEqualTo("double(2) gave 5.");
    }

    @Test
    void whatItRaisesNamesTheLineOfTheSolution() throws Exception {
        var mark = check("called = []\n\ndef double(n):\n    return n * two\n").marks().getFirst();
        assertThat(mark.held()).isFalse();
        assertThat(mark.detail()).startsWith("It raised NameError: name 'two' is not defined");
        assertThat(mark.line()).isEqualTo(4);
    }

    @Test
    void oneThatHangsOrLoopsIsEndedAndTheNextCheckIsMade() throws Exception {
        var report = check("import threading\ncalled = []\ndef double(n):\n    if n == 2:\n        threading.Lock().acquire()\n        lock = threading.Lock()\n"
                + "        lock.acquire()\n        lock.acquire()\n    while True:\n        pass\n", HANGING);
        assertThat(report.marks()).hasSize(2).allSatisfy(mark -> assertThat(mark.detail()).startsWith("It did not end within"));
    }

    @Test
    void oneThatCannotBeLoadedIsAFailureWithItsLine() throws Exception {
        var report = check("def double(n:\n    return 4\n");
        assertThat(report.passed()).isFalse();
        assertThat(report.failure()).isNotNull().satisfies(failure -> assertThat(failure.traceback()).contains("solution.py", "SyntaxError"));
    }

    @Test
    void oneThatNeverEndsLoadingIsAFailureWithASentence() throws Exception {
        var report = check("while True:\n    pass\n", HANGING);
        assertThat(report.failure()).isNotNull().hasMessageContaining("Loading the solution did not end");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void cancelEndsIt() throws Exception {
        var examination = new Examination(DOUBLING, Engines.of(Engine.Kind.FREE).orElseThrow());
        var canceller = Thread.ofPlatform().start(() -> {
            java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
            examination.cancel();
        });
        var report = examination.run("called = []\ndef double(n):\n    while True:\n        pass\n", told::add);
        canceller.join();
        assertThat(report.cancelled()).isTrue();
        assertThat(report.passed()).isFalse();
    }
}
