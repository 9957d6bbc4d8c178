package interleave.world;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Attic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A lane, packed or not, says what a plain list of its segments says.
class SegmentLaneTest {
    private record Segment(long start, int value, int detail, int line, boolean gap, boolean paused) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aLaneThatGrowsAndIsTakenBackSaysWhatAListOfItsSegmentsSays(long seed) {
        var random = new SplittableRandom(seed);
        var lane = new SegmentLane(Attic.shared());
        var told = new ArrayList<Segment>();
        long now = random.nextLong(1_000_000_000_000_000L);
        int values = random.nextInt(2, 300);
        for (int step = 0; step < 9000; step++) {
            now += random.nextInt(5) == 0 ? 0 : random.nextLong(1, random.nextInt(400) == 0 ? 1L << 40 : 100_000);
            var next = new Segment(now, random.nextInt(values) - 1, random.nextInt(50) == 0 ? random.nextInt() : -1, random.nextInt(1 << 24), false, random.nextInt(30) == 0);
            lane.append(next.start, next.value, next.detail, next.line, false, next.paused);
            told.add(next);
            if (random.nextInt(500) == 0) {
                lane.lost(now, false);
                told.set(told.size() - 1, new Segment(next.start, next.value, next.detail, next.line, true, next.paused));
            }
            if (random.nextInt(1500) == 0) {
                int kept = Math.max(0, told.size() - random.nextInt(2500));
                lane.truncate(kept);
                told.subList(kept, told.size()).clear();
                if (kept > 0) {
                    var last = told.getLast();
                    told.set(kept - 1, new Segment(last.start, last.value, last.detail, last.line, false, last.paused));
                }
            }
        }
        same(lane.view(), told, values, random);
    }

    private static void same(Lane lane, List<Segment> told, int values, SplittableRandom random) {
        assertThat(lane.count()).isEqualTo(told.size());
        for (int s = 0; s < told.size(); s++) {
            assertThat(new Segment(lane.start(s), lane.value(s), lane.detail(s), lane.line(s), lane.gap(s), lane.paused(s))).as("segment %d", s).isEqualTo(told.get(s));
        }
        long first = told.getFirst().start, last = told.getLast().start;
        for (int i = 0; i < 200; i++) {
            long from = random.nextLong(first - 10, last + 10), to = random.nextLong(from, last + 100);
            var shares = new long[values + 1];
            lane.shares(from, to, shares);
            assertThat(shares).containsExactly(shares(told, from, to, values + 1));
            var before = new long[values + 1];
            lane.lasted(to, before);
            assertThat(before).containsExactly(shares(told, Long.MIN_VALUE, to, values + 1));
            int at = (int) told.stream().filter(segment -> segment.start <= from).count() - 1;
            assertThat(lane.at(from)).isEqualTo(at);
        }
    }

    private static long[] shares(List<Segment> told, long from, long to, int values) {
        var nanos = new long[values];
        for (int s = 0; s < told.size(); s++) {
            long end = s + 1 < told.size() ? told.get(s + 1).start : Long.MAX_VALUE;
            if (!told.get(s).paused) nanos[told.get(s).value + 1] += Math.max(0, Math.min(end, to) - Math.max(told.get(s).start, from));
        }
        return nanos;
    }

    @Test
    void aViewStaysWhatItWasWhenTheLaneIsPackedAndTakenBack() {
        var lane = new SegmentLane(Attic.shared());
        for (int s = 0; s < 1500; s++) lane.append(s * 10L, s % 7, -1, s, false, false);
        var before = lane.view();
        lane.truncate(600);
        for (int s = 600; s < 3000; s++) lane.append(s * 10L, 99, 5, 0, false, false);
        assertThat(before.count()).isEqualTo(1500);
        for (int s = 0; s < 1500; s++) {
            assertThat(before.value(s)).isEqualTo(s % 7);
            assertThat(before.line(s)).isEqualTo(s);
        }
        var nanos = new long[8];
        before.shares(0, 15_000, nanos);
        assertThat(nanos[1]).isEqualTo(2150);
    }
}
