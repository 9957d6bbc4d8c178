package interleave.engine.cpython;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Execution;
import interleave.teaching.Program;
import interleave.teaching.Sampling;
import interleave.teaching.Workload;
import interleave.trace.EventKind;
import interleave.world.Ledger;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A real CPython under the sampler.
@EnabledOnOs(OS.LINUX)
class WatchTest {
    private static final long INTERVAL = 5_000_000;
    /// While threads start they hand the GIL to and fro within microseconds, before they have said who they are, and perhaps before the sampler has its first look.
    private static final long STARTING = 12;
    private static final Program PROGRAM = new Program("busy.py", """
            import threading, time

            def hog(seconds):
                end = time.thread_time() + seconds
                while time.thread_time() < end:
                    for i in range(1000):
                        pass

            def two_hogs(seconds):
                threads = [threading.Thread(target=hog, args=(seconds,), name=name) for name in "AB"]
                for thread in threads: thread.start()
                for thread in threads: thread.join()

            def naps(seconds):
                other = threading.Thread(target=hog, args=(seconds,), name="hog")
                other.start()
                while other.is_alive():
                    time.sleep(0.001)
                other.join()
            """);
    private static Interpreter python;

    @BeforeAll
    static void findOne() throws InterruptedException {
        var found = new Interpreters().search().stream().filter(each -> each.usable() && each.gil()).findFirst();
        Assumptions.assumeTrue(found.isPresent(), "no CPython on this machine");
        python = found.get();
    }

    @Test
    void twoBusyThreadsHandOverAfterAnIntervalAndTheGilsOwnCountConfirmsIt() throws Exception {
        var execution = run("two_hogs");
        var sampling = requireNonNull(execution.sampling());
        Assumptions.assumeTrue(sampling.limits().stream().noneMatch(limit -> limit.contains("can't be sampled")), "this account may not read the process's memory");
        var gil = Ledger.of(execution.trace(), execution.cast()).gils().getFirst();

        assertThat(gil.handOvers()).isGreaterThan(10);
        assertThat(sampling.missed()).as("of " + sampling.handOvers()).isLessThanOrEqualTo(STARTING + sampling.handOvers() / 5);
        assertThat(gil.handOvers()).as("what is drawn, against what the GIL has counted").isBetween(sampling.handOvers() - sampling.missed() - STARTING, sampling.handOvers() + STARTING);
        assertThat(requireNonNull(gil.holds()).p50()).as("nobody can ask before an interval is over").isGreaterThan((long) (0.9 * INTERVAL));
        assertThat(gil.forced()).isGreaterThan(gil.handOvers() / 2);
    }

    @Test
    void shortVisitsOfASleeperAreCaughtByItsEvents() throws Exception {
        var execution = run("naps");
        var sampling = requireNonNull(execution.sampling());
        Assumptions.assumeTrue(sampling.handOvers() > 0, "this account may not read the process's memory");
        assertThat(sampling.handOvers()).isPositive();
        assertThat(sampling.missed()).as("of " + sampling.handOvers()).isLessThanOrEqualTo(STARTING + sampling.handOvers() / 5);
        long waits = 0;
        for (long i = 0; i < execution.trace().size(); i++) waits += execution.trace().kind(i) == EventKind.GIL_WAIT ? 1 : 0;
        assertThat(waits).as("a sleeper that wakes waits for the hog's interval").isPositive();
    }

    @Test
    void noThreadOfTheSamplerIsLeft() throws Exception {
        run("two_hogs");
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("interleave-gil-sampler"));
    }

    @Test
    void whatCanNotBeReadIsSaidInASentence() throws Exception {
        var watch = new Watch(Watch.Settings.DEFAULT);
        int self = (int) ProcessHandle.current().pid();
        assertThat(watch.target(self, -1, "main")).isNull();
        assertThat(watch.target(self, 4096, "worker-1")).isNull();
        assertThat(watch.limits()).hasSize(2).allMatch(limit -> limit.endsWith("who holds it is known from the program's events only."));

        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertThat(watch.target((int) ended.pid(), 4096, "worker-2")).isNull();
        assertThat(watch.limits()).as("a process that is over limits nothing").hasSize(2);
        assertThat(watch.sampling()).as("nothing was watched").isNull();
    }

    private static Execution run(String function) throws Exception {
        try (var workload = new CpythonEngine(python).open(PROGRAM)) {
            var execution = workload.start(new Workload.Call(function, Map.of("seconds", 0.4), INTERVAL, true, true));
            var outcome = execution.await();
            assertThat(outcome.status()).as(outcome.output() + outcome.failure()).isEqualTo(Execution.Status.FINISHED);
            return execution;
        }
    }
}
