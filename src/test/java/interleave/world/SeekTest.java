package interleave.world;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.EventKind;
import interleave.trace.Trace;
import interleave.trace.TraceBuilder;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeekTest {
    /// A run of `events` in which threads pass a lock around under a GIL.
    private static TraceBuilder run(int events, int threads) {
        var story = new TraceBuilder();
        int gil = story.gil(), lock = story.lock("lock");
        var actors = new int[threads];
        for (int t = 0; t < threads; t++) {
            actors[t] = story.thread("T" + t);
            story.ns(10).starts(actors[t]);
        }
        var random = new SplittableRandom(7);
        while (story.trace().size() < events) {
            int a = actors[random.nextInt(threads)];
            story.ns(random.nextInt(2000)).line(random.nextInt(100)).waitsForGil(a, gil).ns(20).takes(a, gil).acquires(a, lock).ns(300)
                .releases(a, lock).drops(a, gil, true);
        }
        return story;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 200})
    void seekingAnywhereInAMillionEventsTakesLessThan50Milliseconds(int threads) {
        var story = run(1_000_000, threads);
        var history = History.of(story.trace(), story.cast());
        history.fold();
        var random = new SplittableRandom(1);
        var nanos = new long[101];
        for (int i = 0; i < nanos.length; i++) {
            long at = random.nextLong(history.startNanos(), history.endNanos());
            long begun = System.nanoTime();
            var scene = history.at(at);
            nanos[i] = System.nanoTime() - begun;
            assertThat(scene.events()).isEqualTo(history.trace().indexAt(at + 1));
        }
        Arrays.sort(nanos);
        assertThat(nanos[nanos.length / 2]).isLessThan(50_000_000);
    }

    @Test
    void aSeekReadsNoMoreEventsInALongRunThanInAShortOne() {
        assertThat(eventsReadBySeeks(800_000)).isLessThan(2 * eventsReadBySeeks(100_000));
    }

    /// The most events that any of 50 seeks applies.
    private static long eventsReadBySeeks(int events) {
        var story = run(events, 6);
        var reads = new AtomicLong();
        var history = History.of(counting(story.trace().snapshot(), reads), story.cast());
        history.fold();
        var random = new SplittableRandom(1);
        long most = 0;
        for (int i = 0; i < 50; i++) {
            reads.set(0);
            history.at(random.nextLong(history.startNanos(), history.endNanos()));
            most = Math.max(most, reads.get());
        }
        return most;
    }

    /// The trace, with its `argument` calls (one per applied event) counted.
    private static Trace counting(Trace trace, AtomicLong reads) {
        return (Trace) Proxy.newProxyInstance(Trace.class.getClassLoader(), new Class<?>[] {Trace.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("argument")) {
                reads.incrementAndGet();
            }
            return method.getName().equals("snapshot") ? proxy : method.invoke(trace, arguments);
        });
    }

    @Test
    void sharesOverAnySpanAreWhatTheSegmentsSay() {
        var story = run(60_000, 40);
        story.pauses().ms(3);
        story.event(EventKind.SLEEP_BEGIN, 1, -1, 0).ms(1).resumes().ms(1).event(EventKind.SLEEP_END, 1, -1, 0);
        var history = History.of(story.trace(), story.cast());
        history.fold();
        var random = new SplittableRandom(3);
        for (int i = 0; i < 30; i++) {
            long one = random.nextLong(-100, history.endNanos() + 1_000_000), other = random.nextLong(-100, history.endNanos() + 1_000_000);
            Histories.sharesAreWhatTheSegmentsSay(history, Math.min(one, other), Math.max(one, other));
        }
    }

    @Test
    void foldingInPiecesEqualsFoldingAtOnce() {
        var whole = run(40_000, 5);
        var pieces = new TraceBuilder();
        var history = History.of(pieces.trace(), whole.cast());
        var source = whole.trace();
        var random = new SplittableRandom(5);
        for (long i = 0; i < source.size(); i++) {
            pieces.trace().append(source.time(i), source.kind(i), source.actor(i), source.resource(i), source.line(i), source.argument(i));
            if (random.nextInt(200) == 0) {
                history.fold();
            }
        }
        history.fold();
        var atOnce = History.of(source, whole.cast());
        atOnce.fold();
        Histories.areTheSame(history, atOnce, random);
    }
}
