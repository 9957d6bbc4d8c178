package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
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
    void aLiveFramePaintsOnePartAtMost() {
        var cadence = new Cadence(() -> 0);
        for (long now = SECOND; now < 3 * SECOND; now += FRAME) {
            int parts = 0;
            for (var part : Cadence.Part.values()) {
                parts += cadence.due(part, now, true) ? 1 : 0;
            }
            assertThat(parts).isLessThanOrEqualTo(1);
        }
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
