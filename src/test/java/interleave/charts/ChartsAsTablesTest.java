package interleave.charts;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Fate;
import interleave.teaching.TaskReport;
import interleave.view.Fonts;
import interleave.view.Palette;
import interleave.view.SvgBrush;
import interleave.view.SvgBrushTest;
import interleave.view.Toolkit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A chart's numbers, and its card as a picture with any brush.
class ChartsAsTablesTest {
    @Test
    void aSweepIsOneRowPerPointOfEachLine() throws Exception {
        var table = Toolkit.on(() -> {
            var chart = new SweepChart();
            chart.show(Sweep.of(SweepTest.processes(), null).orElseThrow());
            return chart.table();
        });
        assertThat(table.header()).containsExactly("line", "kind", "processes", "speed-up");
        assertThat(table.rows()).hasSize(12).contains(List.of("speed-up", "measured", 2.0, 1.9), List.of("ideal", "ideal", 4.0, 4.0));
    }

    @Test
    void fatesAreCounted() throws Exception {
        var table = Toolkit.on(() -> {
            var chart = new ActBars();
            chart.fates(List.of(new TaskReport(0, Fate.DELIVERED, null), new TaskReport(1, Fate.DELIVERED, null), new TaskReport(2, Fate.LOST, "worker-1")));
            return chart.table();
        });
        assertThat(table.name()).isEqualTo("fates");
        assertThat(table.rows()).containsExactly(List.of(Fate.DELIVERED.words(), 2.0, "measured"), List.of(Fate.LOST.words(), 1.0, "measured"));
    }

    @Test
    void anEmptyChartHasNoRows() throws Exception {
        assertThat(Toolkit.on(() -> new Charts().tables())).isEmpty();
    }

    @Test
    void aCardIsDrawnWithTitleSourceLinesAndNames() throws Exception {
        var svg = Toolkit.on(() -> {
            var chart = new SweepChart();
            chart.show(Sweep.of(SweepTest.convoy(), null).orElseThrow());
            chart.palette(Palette.dark());
            var brush = new SvgBrush(Fonts.load(), 400, 220, "Sweep");
            chart.paint(brush, 0, 0, 400, 220);
            return brush.document();
        });
        var document = SvgBrushTest.parsed(svg);
        assertThat(svg).contains(">Latency<", ">measured by the act<", "2 CPU threads");
        assertThat(document.getElementsByTagNameNS("*", "path").getLength()).as("lines and marks").isGreaterThan(3);
        assertThat(document.getElementsByTagNameNS("*", "circle").getLength() + document.getElementsByTagNameNS("*", "rect").getLength()).isGreaterThan(4);
    }
}
