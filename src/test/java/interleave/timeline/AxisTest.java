package interleave.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void zoomKeepsTheTimeUnderTheMouse() {
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            var axis = Axis.fit(1_000_000_000_000L, 1_000_000_000_000L + 1000 + random.nextLong(10_000_000_000L), 96, 640);
            double x = 96 + random.nextInt(640);
            long under = axis.time(x);
            var zoomed = axis;
            for (int k = 0; k < 8; k++) zoomed = zoomed.zoom(.5 + random.nextDouble(), x);
            assertThat(zoomed.x(under)).isCloseTo(x, within(8 / zoomed.nanosPerPixel() + 1));
        }
    }

    @Test
    void itGoesFromHoursToAHundredNanoseconds() {
        var axis = Axis.fit(0, 36_000_000_000_000L, 0, 800);
        assertThat(axis.to() - axis.from()).isGreaterThan(36_000_000_000_000L - 1);
        for (int i = 0; i < 100; i++) axis = axis.zoom(.5, 400);
        assertThat(axis.to() - axis.from()).isEqualTo(100);
    }

    @Test
    void ticksAreRoundApartAndInOrderAtEveryScale() {
        for (double span = 100; span < 1e14; span *= 3.7) {
            var axis = new Axis(5_000_000_123L, span / 700, 100, 700);
            var ticks = Ticks.of(axis, 5_000_000_000L, 110).marks();
            var labelled = ticks.stream().filter(t -> !t.minor()).toList();
            assertThat(labelled.size()).as("span %s", span).isBetween(1, 8);
            for (int i = 1; i < labelled.size(); i++) assertThat(labelled.get(i).x() - labelled.get(i - 1).x()).isGreaterThanOrEqualTo(109);
        }
    }

    @Test
    void stepsAreOneTwoFiveAndThenRoundMinutes() {
        assertThat(Ticks.step(110)).isEqualTo(200);
        assertThat(Ticks.step(3_100_000)).isEqualTo(5_000_000);
        assertThat(Ticks.step(45e9)).isEqualTo(60_000_000_000L);
        assertThat(Ticks.step(200e9)).isEqualTo(300_000_000_000L);
    }
}
