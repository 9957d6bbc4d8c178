package interleave.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Cast;
import interleave.trace.Gauge;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LossWatchTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Cast cast = new Cast();
    private final int process = cast.process("main").id();
    private final Shared shared = new Shared();
    private final CompletableFuture<String> told = new CompletableFuture<>();

    private LossWatch watch() {
        return LossWatch.start(cast, shared, "worker-1", PATIENCE, told::complete);
    }

    @Test
    void whenNothingMovesItSaysSoInASentence() {
        cast.thread("waits", process, -1).gauge().line(7);
        try (var watch = watch()) {
            assertThat(told).succeedsWithin(Duration.ofSeconds(30)).asString().contains("Nothing has moved for 1 seconds since the process worker-1 was lost", "give the wait a time-out");
        }
    }

    @Test
    void aThreadThatOnlyLooksAfterThePoolDoesNotCount() throws Exception {
        var stop = new AtomicBoolean();
        var thread = moving(cast.thread("handler", process, -1).gauge(), stop);
        try (var watch = watch()) {
            assertThat(told).succeedsWithin(Duration.ofSeconds(30));
        } finally {
            stop.set(true);
            thread.join();
        }
    }

    @Test
    void itIsSilentWhileTheProgramMoves() throws Exception {
        var gauge = cast.thread("works", process, -1).gauge();
        gauge.line(3);
        var stop = new AtomicBoolean();
        var thread = moving(gauge, stop);
        try (var watch = watch()) {
            Thread.sleep(TimeUnit.NANOSECONDS.toMillis(2 * PATIENCE));
            assertThat(told).isNotDone();
        } finally {
            stop.set(true);
            thread.join();
        }
    }

    private static Thread moving(Gauge gauge, AtomicBoolean stop) {
        return Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                gauge.step();
                Thread.onSpinWait();
            }
        });
    }
}
