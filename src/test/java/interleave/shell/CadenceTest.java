package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/// How often the parts of the window are painted, on a clock of the test's own.
class CadenceTest {
    private static final long FRAME = 16_666_667, SECOND = 1_000_000_000;

    @Test
    void aLiveViewIsPaintedAtMostAsOftenAsItsPeriodAllowsAndNearlyThatOften() {
        var cadence = new Cadence(() -> 0);
        var times = new EnumMap<Cadence.Part, Integer>(Cadence.Part.class);
        for (long now = SECOND; now < 11 * SECOND; now += FRAME) {
            for (var part : Cadence.Part.values()) {
                if (cadence.due(part, now, true)) {
                    times.merge(part, 1, Integer::sum);
                }
            }
        }
        for (var part : Cadence.Part.values()) {
            long most = 10 * SECOND / part.period();
            assertThat(times.get(part)).as(part.name()).isBetween((int) (most * 2 / 3), (int) most + 1);
        }
    }

    @Test
    void aLiveFramePaintsThePicturesOrWhatStandsAroundThem() {
        var cadence = new Cadence(() -> 0);
        int frames = 0;
        for (long now = SECOND; now < 11 * SECOND; now += FRAME) {
            var parts = EnumSet.noneOf(Cadence.Part.class);
            for (var part : Cadence.Part.values()) {
                if (cadence.due(part, now, true)) {
                    parts.add(part);
                }
            }
            frames += parts.isEmpty() ? 0 : 1;
            assertThat(EnumSet.of(Cadence.Part.STAGE, Cadence.Part.TIMELINE).containsAll(parts) || EnumSet.range(Cadence.Part.CHARTS, Cadence.Part.CONTROLS).containsAll(parts)).isTrue();
        }
        assertThat(frames).as("each frame costs the whole window").isLessThanOrEqualTo(125);
    }

    @Test
    void inAReplayEveryPartFollowsEachFrame() {
        var cadence = new Cadence(() -> 0);
        for (long now = SECOND; now < 2 * SECOND; now += FRAME) {
            for (var part : Cadence.Part.values()) {
                assertThat(cadence.due(part, now, false)).isTrue();
            }
        }
    }

    @Test
    void aPartThatCostsMuchComesLessOftenAndOnceASecondAtLeast() {
        long[] clock = {0};
        for (long cost : new long[] {40_000_000, 400_000_000}) {
            var cadence = new Cadence(() -> clock[0]);
            int turns = 0;
            for (long now = SECOND; now < 11 * SECOND; now += FRAME) {
                if (cadence.due(Cadence.Part.STAGE, now, true)) {
                    turns++;
                    clock[0] += cost;
                }
                cadence.over();
            }
            long most = 10 * SECOND / Math.min(SECOND, 8 * cost);
            assertThat(turns).isBetween((int) (most * 2 / 3), (int) most + 2);
        }
    }
}
