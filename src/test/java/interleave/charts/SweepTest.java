package interleave.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import interleave.teaching.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which of an act's points become which lines.
class SweepTest {
    static Point point(Map<String, Object> knobs, Object... metrics) {
        var values = new LinkedHashMap<String, Double>();
        for (int i = 0; i < metrics.length; i += 2) values.put((String) metrics[i], ((Number) metrics[i + 1]).doubleValue());
        return new Point(knobs, values);
    }

    static List<Point> processes() {
        var points = new ArrayList<Point>();
        for (long n = 1; n <= 4; n++) {
            points.add(point(Map.of("processes", n), "seconds", 2.0 / n, "speedUp", Math.min(n, 1.9), "ideal", n, "fit", Math.min(n, 1.8)));
        }
        return points;
    }

    static List<Point> convoy() {
        var points = new ArrayList<Point>();
        for (long busy = 0; busy <= 2; busy++) {
            for (double interval : new double[] {5, 1, .1}) {
                var knobs = new LinkedHashMap<String, Object>();
                knobs.put("switchIntervalMs", interval);
                knobs.put("cpuThreads", busy);
                points.add(point(knobs, "p50Ms", .1 + busy * interval, "p90Ms", .2 + busy * interval * 2, "p99Ms", .3 + busy * interval * 3));
            }
        }
        return points;
    }

    @Test
    void aSpeedUpStandsWithItsIdealAndItsFitAndNothingElse() {
        var sweep = Sweep.of(processes(), null).orElseThrow();
        assertThat(sweep.lines()).extracting(Sweep.Line::role).containsExactly(Sweep.Role.MEASURED, Sweep.Role.IDEAL, Sweep.Role.FIT);
        assertThat(sweep.lines()).extracting(Sweep.Line::name).containsExactly("speed-up", "ideal", "fit");
        assertThat(sweep.lines().getFirst().xs()).containsExactly(1, 2, 3, 4);
        assertThat(sweep.x().text()).isEqualTo("processes");
        assertThat(sweep.logarithmic()).isFalse();
    }

    @Test
    void percentilesOverTwoKnobsAreOneLinePerOtherKnobInOrderOfTheAxis() {
        var sweep = Sweep.of(convoy(), null).orElseThrow();
        assertThat(sweep.x()).isEqualTo(new Words("switch interval", "ms"));
        assertThat(sweep.y()).isEqualTo(new Words("latency", "ms"));
        assertThat(sweep.logarithmic()).isTrue();
        assertThat(sweep.lines()).extracting(Sweep.Line::name).containsExactly("0 CPU threads", "0 CPU threads", "1 CPU threads", "1 CPU threads", "2 CPU threads", "2 CPU threads");
        assertThat(sweep.lines()).extracting(Sweep.Line::role).as("the median beside the highest percentile").startsWith(Sweep.Role.MEDIAN, Sweep.Role.MEASURED);
        assertThat(sweep.lines()).extracting(Sweep.Line::group).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(sweep.lines().getLast().xs()).containsExactly(.1, 1, 5);
        assertThat(sweep.lines().getLast().ys()[2]).isCloseTo(30.3, within(1e-9));
    }

    @Test
    void anIdealThatIsTheSameForAllIsDrawnOnce() {
        var points = new ArrayList<Point>();
        for (String kind : List.of("many pieces", "four pieces")) {
            for (long n : new long[] {1, 2, 4}) points.add(point(Map.of("processes", n, "pieces", kind), "speedUp", n * .8, "ideal", n));
        }
        assertThat(Sweep.of(points, null).orElseThrow().lines()).extracting(Sweep.Line::name).containsExactlyInAnyOrder("many pieces speed-up", "four pieces speed-up", "ideal");
    }

    @Test
    void whatWasNotMeasuredIsLeftOutAndWordsAloneMakeNoAxis() {
        assertThat(Sweep.of(List.of(point(Map.of("n", 1L), "seconds", Double.NaN), point(Map.of("n", 2L), "seconds", Double.NaN)), null)).isEmpty();
        assertThat(Sweep.of(List.of(point(Map.of("work", "sum"), "silenceMs", 300), point(Map.of("work", "sleep"), "silenceMs", 1)), null)).isEmpty();
        assertThat(Sweep.of(List.of(), null)).isEmpty();
        var some = Sweep.of(List.of(point(Map.of("n", 1L), "seconds", 4), point(Map.of("n", 2L), "seconds", Double.NaN), point(Map.of("n", 3L), "seconds", 2)), null).orElseThrow();
        assertThat(some.lines().getFirst().xs()).containsExactly(1, 3);
    }

    @Test
    void namesOfTheLanguageAreWordsWithUnits() {
        assertThat(Words.of("p99Ms")).isEqualTo(new Words("p99", "ms"));
        assertThat(Words.of("speedUp").full()).isEqualTo("speed-up");
        assertThat(Words.of("startSeconds").full()).isEqualTo("start, s");
        assertThat(Words.of("seconds")).isEqualTo(new Words("time", "s"));
        assertThat(Words.of("rowsPerSecond")).isEqualTo(new Words("rows", "per s"));
    }
}
