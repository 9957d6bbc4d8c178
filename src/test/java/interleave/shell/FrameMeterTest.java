package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FrameMeterTest {
    @Test
    void intervalsOver25MillisecondsAreCountedAsLate() {
        var meter = new FrameMeter();
        long now = 0;
        meter.began(now);
        for (int i = 0; i < 98; i++) {
            meter.began(now += 16_700_000);
            meter.worked(2_000_000);
        }
        meter.began(now += 40_000_000);
        meter.began(now + 25_000_000);
        var report = meter.report();
        assertThat(report.frames()).isEqualTo(100);
        assertThat(report.lateShare()).isEqualTo(0.01);
        assertThat(report.intervalP50()).isCloseTo(16.7, within(0.06));
        assertThat(report.intervalP99()).isCloseTo(25.0, within(0.06));
        assertThat(report.longest()).isEqualTo(40.0);
        assertThat(report.workP50()).isCloseTo(2.0, within(0.06));
    }

    @Test
    void aBreakIsNoInterval() {
        var meter = new FrameMeter();
        meter.began(0);
        meter.breaks();
        meter.began(10_000_000_000L);
        assertThat(meter.report().frames()).isZero();
        assertThat(meter.report().lateShare()).isNaN();
    }
}
