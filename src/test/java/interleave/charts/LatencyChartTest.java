package interleave.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class LatencyChartTest {
    @Test
    void percentilesOfOneThingAreOneBarToTheHighestWithTheMedianInIt() {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("waitP50Ms", 12.0);
        metrics.put("waitP90Ms", 45.0);
        metrics.put("serviceP50Ms", 3.0);
        metrics.put("serviceP90Ms", 4.0);
        metrics.put("urgentWaitP90Ms", 9.0);
        metrics.put("throughput", 100.0);
        var bars = LatencyChart.bars("fifo", metrics);
        assertThat(bars).extracting(BarChart.Bar::name).as("a percentile without its median is left out").containsExactly("fifo · wait", "fifo · service");
        assertThat(bars.getFirst().value()).isEqualTo(45);
        assertThat(bars.getFirst().inner()).isEqualTo(12);
    }

    @Test
    void whatWasNotMeasuredIsNoBar() {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("latencyP50Ms", Double.NaN);
        metrics.put("latencyP95Ms", 7.0);
        assertThat(LatencyChart.bars("async", metrics)).isEmpty();
    }
}
