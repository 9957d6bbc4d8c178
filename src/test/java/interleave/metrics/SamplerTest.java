package interleave.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Cast;
import interleave.trace.RunDelay;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SamplerTest {
    private final Cast cast = new Cast();
    private final int process = cast.process("main").id();

    @Test
    void aBusyThreadsCpuAndAParkedThreadsWaitAreTold() throws Exception {
        Sampler.monitorContention();
        var end = new CountDownLatch(1);
        var registered = new CountDownLatch(2);
        var busy = Thread.ofPlatform().daemon().start(() -> {
            var actor = cast.thread("busy", process, Thread.currentThread().threadId());
            registered.countDown();
            while (end.getCount() > 0) actor.gauge().step();
        });
        var parked = Thread.ofPlatform().daemon().start(() -> {
            cast.thread("parked", process, Thread.currentThread().threadId());
            registered.countDown();
            try {
                end.await();
            } catch (InterruptedException e) { /* the test is over */ }
        });
        registered.await();
        Series.Samples samples;
        try (var sampler = Sampler.start(cast)) {
            while (sampler.series().read().size() < 12) Thread.sleep(5);
            samples = sampler.series().read();
            assertThat(sampler.costNanos()).isPositive();
        } finally {
            end.countDown();
            busy.join();
            parked.join();
        }
        int last = samples.size() - 1;
        var first = column(samples, "busy");
        var second = column(samples, "parked");
        double seconds = (samples.time(last) - samples.time(0)) / 1e9;
        assertThat((first.cpuNanos(last) - first.cpuNanos(0)) / 1e9).isBetween(0.05 * seconds, 1.1 * seconds);
        assertThat(second.waitedNanos(last) / 1e9).isBetween(0.5 * seconds, 60.0);
        assertThat(second.waitedCount(last)).isPositive();
        assertThat(second.state(last)).isEqualTo(Thread.State.WAITING);
        assertThat(samples.throughput(first, last)).isPositive();
        assertThat(samples.throughput(second, last)).isZero();
        assertThat(samples.coresUsed(last - 1, last)).isBetween(0.0, 1.2);
        assertThat(seconds / last).as("20 Hz or more, as far as the machine lets it").isLessThan(0.5);
    }

    private Series.Column column(Series.Samples samples, String name) {
        return samples.columns().stream().filter(column -> cast.actor(column.actor()).name().equals(name)).findFirst().orElseThrow();
    }

    /// Only Linux says so; elsewhere it is not known, and never 0.
    @Test
    void moreBusyThreadsThanCoresMissOneAndAParkedThreadMissesNone() throws Exception {
        int many = 2 * Runtime.getRuntime().availableProcessors() + 1;
        var end = new CountDownLatch(1);
        var registered = new CountDownLatch(many + 1);
        var threads = new java.util.ArrayList<Thread>();
        for (int i = 0; i <= many; i++) {
            boolean parks = i == many;
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                var actor = cast.thread(parks ? "parked" : "busy", process, Thread.currentThread().threadId());
                actor.gauge().systemThread(RunDelay.thread());
                registered.countDown();
                try {
                    if (parks) end.await();
                } catch (InterruptedException e) { /* the test is over */ }
                while (end.getCount() > 0) actor.gauge().step();
            }));
        }
        registered.await();
        Series.Samples samples;
        Series kept;
        try (var sampler = Sampler.start(cast)) {
            while (sampler.series().read().size() < 12) Thread.sleep(5);
            samples = sampler.series().read();
            kept = Series.of(sampler.series().toBytes());
        } finally {
            end.countDown();
            for (var thread : threads) thread.join();
        }
        int last = samples.size() - 1;
        if (RunDelay.own() < 0) {
            assertThat(samples.withoutCore(0, last)).isNaN();
            return;
        }
        double busy = samples.columns().stream().filter(column -> cast.actor(column.actor()).name().equals("busy")).mapToDouble(column -> samples.withoutCore(column, 0, last)).sum();
        assertThat(busy).as("of %s threads", many).isBetween(.3, (double) many);
        assertThat(samples.withoutCore(column(samples, "parked"), 0, last)).isLessThan(.5);
        assertThat(kept.read().columns().getFirst().noCoreNanos(last)).isEqualTo(samples.columns().getFirst().noCoreNanos(last));
    }

    /// The number in the system is all that is known of a thread of another process; here it is one of this.
    @Test
    void ofAThreadOfAnotherProcessOnlyItsTimeWithoutACoreIsTold() throws Exception {
        var end = new CountDownLatch(1);
        var registered = new CountDownLatch(1);
        var thread = Thread.ofPlatform().daemon().start(() -> {
            cast.thread("theirs", process, -1).gauge().systemThread(RunDelay.thread());
            registered.countDown();
            while (end.getCount() > 0) Thread.onSpinWait();
        });
        registered.await();
        Series.Samples samples;
        Series kept;
        try (var sampler = Sampler.start(cast, () -> 0, 10_000_000)) {
            while (sampler.series().read().size() < 5) Thread.sleep(1);
            end.countDown();
            thread.join();
            int then = sampler.series().read().size();
            while (sampler.series().read().size() < then + 3) Thread.sleep(1);
            samples = sampler.series().read();
            kept = Series.of(sampler.series().toBytes());
        }
        assertThat(samples.columns()).isEmpty();
        if (!RunDelay.told()) {
            assertThat(samples.all()).isEmpty();
            return;
        }
        int last = samples.size() - 1, actor = samples.all().getFirst().actor();
        assertThat(cast.actor(actor).name()).isEqualTo("theirs");
        assertThat(samples.all().getFirst().state(0)).isEqualTo(Thread.State.RUNNABLE);
        assertThat(samples.all().getFirst().state(last)).as("it has ended").isNull();
        assertThat(samples.coresUsed(0, last)).as("its CPU time is not known here").isZero();
        assertThat(samples.missed(actor, samples.time(0), samples.time(4))).isNotNull();
        assertThat(kept.read().columns()).isEmpty();
        assertThat(kept.read().missed(actor, samples.time(0), samples.time(4))).isEqualTo(samples.missed(actor, samples.time(0), samples.time(4)));
    }

    @Test
    void aSpanIsToldByTheSamplesInItOrByThoseAroundIt() {
        var series = new Series();
        var columns = java.util.List.of(new Series.Column(7, 0));
        for (int i = 0; i < 11; i++) {
            int missed = 4 * i;
            series.append(100L * i, 0, columns, at -> columns.getFirst().row(at)[columns.getFirst().offset(at) + Series.Column.NO_CORE] = missed);
        }
        var samples = series.read();
        assertThat(samples.missed(7, 200, 800)).isEqualTo(new Series.Missed(24, 600, true));
        assertThat(samples.missed(7, 210, 790)).as("four fifths of it aren't sampled: those around").isEqualTo(new Series.Missed(24, 600, false));
        assertThat(samples.missed(7, 310, 320)).isEqualTo(new Series.Missed(4, 100, false));
        assertThat(samples.missed(7, 1_500, 1_600)).as("after the last sample nothing is known").isNull();
        assertThat(samples.missed(8, 200, 800)).isNull();
    }

    @Test
    void anEndedThreadKeepsItsLastValuesAndHasNoState() throws Exception {
        var thread = Thread.ofPlatform().start(() -> {
            cast.thread("short", process, Thread.currentThread().threadId());
            long until = System.nanoTime() + 400_000_000;
            while (System.nanoTime() < until) Thread.onSpinWait();
        });
        while (cast.actors().size() < 2) Thread.sleep(1);
        try (var sampler = Sampler.start(cast, () -> 0, 10_000_000)) {
            thread.join();
            int then = sampler.series().read().size();
            while (sampler.series().read().size() < then + 3) Thread.sleep(1);
            var samples = sampler.series().read();
            var column = samples.columns().getFirst();
            int last = samples.size() - 1;
            assertThat(column.state(last)).isNull();
            assertThat(column.cpuNanos(last)).isPositive().isEqualTo(column.cpuNanos(last - 1));
        }
    }

    @Test
    void aFullSeriesKeepsItsWholeLengthAtHalfTheResolution() {
        var series = new Series();
        java.util.List<Series.Column> columns = new java.util.ArrayList<>();
        columns.add(new Series.Column(1, 0));
        for (int i = 0; i < Series.CAPACITY; i++) append(series, columns, i);
        assertThat(series.full()).isTrue();
        var before = series.read();
        columns = new java.util.ArrayList<>(series.halve());
        append(series, columns, Series.CAPACITY);

        var after = series.read();
        assertThat(after.size()).isEqualTo(Series.CAPACITY / 2 + 1);
        assertThat(after.time(0)).isEqualTo(0);
        assertThat(after.time(3)).isEqualTo(6);
        assertThat(after.columns().getFirst().cpuNanos(3)).isEqualTo(60);
        assertThat(after.workersCpuNanos(3)).isEqualTo(600);
        assertThat(after.coresUsed(2, 3)).as("10 of the thread and 100 of workers in each 1").isEqualTo(110);
        assertThat(after.columns().getFirst().cpuNanos(after.size() - 1)).isEqualTo(10L * Series.CAPACITY);
        assertThat(before.size()).as("a reader's samples don't change under it").isEqualTo(Series.CAPACITY);
        assertThat(before.columns().getFirst().cpuNanos(3)).isEqualTo(30);
    }

    private static void append(Series series, java.util.List<Series.Column> columns, int i) {
        series.append(i, 100L * i, columns, at -> {
            var column = columns.getFirst();
            column.row(at)[column.offset(at)] = 10L * i;
        });
    }

    @Test
    void percentilesAreValuesThatOccurred() {
        var ten = Percentiles.of(java.util.stream.LongStream.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1));
        assertThat(ten.at(0.5)).isEqualTo(5);
        assertThat(ten.at(0.9)).isEqualTo(9);
        assertThat(ten.at(0.99)).isEqualTo(10);
        assertThat(ten.at(0)).isEqualTo(1);
        assertThat(ten.max()).isEqualTo(10);
    }
}
