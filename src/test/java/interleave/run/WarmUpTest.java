package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private long now;

    private int runs(Long... millis) throws Exception {
        var times = new ArrayDeque<>(List.of(millis));
        WarmUp.until(() -> now, () -> {
            long time = times.remove() * 1_000_000;
            now += Math.abs(time);
            return time;
        });
        return millis.length - times.size();
    }

    @Test
    void itEndsWhenTwoSuccessiveTimingsAgreeWithinFivePercent() throws Exception {
        assertThat(runs(500L, 300L, 200L, 191L, 190L)).isEqualTo(4);
    }

    @Test
    void timingsThatAgreeButDoNotFollowEachOtherDoNotEndIt() throws Exception {
        assertThat(runs(200L, 300L, 200L, 300L, 200L, 200L, 1L)).isEqualTo(6);
    }

    @Test
    void shortRunsAgreeTooEarlyToCount() throws Exception {
        assertThat(runs(90L, 90L, 90L, 89L, 40L)).isEqualTo(4);
    }

    @Test
    void itStartsNoRunAfterFiveSeconds() throws Exception {
        assertThat(runs(3000L, 1500L, 700L, 300L)).isEqualTo(3);
    }

    @Test
    void aRunThatDidNotFinishEndsIt() throws Exception {
        assertThat(runs(500L, -1L, 500L)).isEqualTo(2);
    }
}
