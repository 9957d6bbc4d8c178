package interleave.charts;

import interleave.view.Palette;
import interleave.view.Table;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/// A chart over the time of one take, in seconds from its start: lines above an area, levels drawn across, and a mark where the cursor is.
abstract class TimeChart extends ChartCard {
    /// Points drawn of one series at most: more than a card has pixels, cheap enough ten times a second.
    static final int MOST_POINTS = 300;

    final XYSeriesCollection lines = new XYSeriesCollection(), area = new XYSeriesCollection();
    final XYLineAndShapeRenderer lineRenderer = new XYLineAndShapeRenderer(true, false);
    final XYAreaRenderer areaRenderer = new XYAreaRenderer(XYAreaRenderer.AREA);
    private final ValueMarker cursor = new ValueMarker(0);
    private final NumberAxis time = new NumberAxis(), values = new NumberAxis();
    private ValueMarker level = new ValueMarker(Double.NaN);
    private double levelValue = Double.NaN;
    private Palette palette = Palette.light();
    private double drawnCursor = Double.NaN;
    private double from = Double.NaN, to = Double.NaN;

    TimeChart(String title, String source) {
        super(title, source, new XYPlot());
        var plot = plot();
        time.setVisible(false);
        values.setVisible(false);
        time.setAutoRangeIncludesZero(true);
        time.setStandardTickUnits(NumberAxis.createStandardTickUnits());
        time.setNumberFormatOverride(new AxisNumber(1, " s", ""));
        count(1);
        time.setLowerMargin(0);
        time.setUpperMargin(0.01);
        values.setAutoRangeIncludesZero(true);
        values.setUpperMargin(0.15);
        plot.setDomainAxis(time);
        plot.setRangeAxis(values);
        plot.setDataset(0, area);
        plot.setRenderer(0, areaRenderer);
        plot.setDataset(1, lines);
        plot.setRenderer(1, lineRenderer);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setNoDataMessage("No samples yet");
        plot.addDomainMarker(cursor, Layer.FOREGROUND);
        lineRenderer.setDefaultStroke(LINE);
        lineRenderer.setAutoPopulateSeriesStroke(false);
        lineRenderer.setAutoPopulateSeriesPaint(false);
        lineRenderer.setDrawSeriesLineAsPath(true);
        areaRenderer.setOutline(false);
        areaRenderer.setAutoPopulateSeriesPaint(false);
    }

    final XYPlot plot() {
        return (XYPlot) chart().getPlot();
    }

    final Palette palette() {
        return palette;
    }

    @Override
    void dress(Palette next) {
        palette = next;
        dress(time, next);
        dress(values, next);
        plot().setRangeGridlinePaint(awt(next.line()));
        plot().setRangeGridlineStroke(HAIR);
        cursor.setPaint(awt(next.accent()));
        cursor.setStroke(HAIR);
        areaRenderer.setSeriesPaint(0, awt(next.gil(), 0.35));
        double at = levelValue;
        levelValue = Double.NaN;
        level(at);
    }

    /// A level drawn across, dashed; NaN: none.
    final void level(double value) {
        if (Double.compare(value, levelValue) == 0) {
            return;
        }
        plot().removeRangeMarker(level);
        levelValue = value;
        if (!Double.isNaN(value)) {
            level = new ValueMarker(value, awt(palette.mut()), DASHED);
            plot().addRangeMarker(level, Layer.FOREGROUND);
        }
    }

    /// Fits the value axis to the data and the level, and not below `least`.
    final void fit(double least) {
        double top = Math.max(least, Double.isNaN(levelValue) ? 0 : levelValue);
        for (var data : List.of(lines, area)) {
            for (int i = 0; i < data.getSeriesCount(); i++) {
                double most = data.getSeries(i).getMaxY();
                top = Double.isNaN(most) ? top : Math.max(top, most);
            }
        }
        values.setRange(0, top <= 0 ? 1 : top * 1.1);
    }

    /// The time shown, in seconds from the start.
    final void span(double seconds) {
        time.setVisible(true);
        values.setVisible(true);
        if (Double.isNaN(from)) time.setRange(0, Math.max(seconds, 0.01));
        else time.setRange(from, Math.max(to, from + 1e-6));
    }

    /// Whether the take is over: no samples then means that there will be none.
    final void over(boolean over) {
        plot().setNoDataMessage(over ? "Too short for the 50 ms samples" : "No samples yet");
    }

    /// What [#span] shows instead of the whole, in seconds from the start; NaN: the whole.
    final void window(double fromSeconds, double toSeconds) {
        from = fromSeconds;
        to = toSeconds;
    }

    /// The value axis tells its numbers in units of so many.
    final void count(double unit) {
        values.setNumberFormatOverride(new AxisNumber(unit, "", "0"));
    }

    /// Where the cursor is, in seconds from the start; NaN hides it. Returns whether that shows.
    final boolean cursor(double seconds) {
        if (Double.compare(seconds, drawnCursor) == 0) {
            return false;
        }
        drawnCursor = seconds;
        cursor.setValue(Double.isNaN(seconds) ? -1 : seconds);
        return true;
    }

    /// A number without needless zeros; at the origin, where both axes begin, only one of them says so.
    private static final class AxisNumber extends DecimalFormat {
        private static final long serialVersionUID = 1;
        private final double size;
        private final String unit, origin;

        private AxisNumber(double size, String unit, String origin) {
            super("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
            this.size = size;
            this.unit = unit;
            this.origin = origin;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return Math.abs(number) < 1e-9 ? to.append(origin) : super.format(number / size, to, position).append(unit);
        }
    }

    /// The points of all lines and areas, each with the name of what it is of.
    ///
    /// @param called of the series with this key
    final Table points(String name, List<String> header, UnaryOperator<String> called) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var data : List.of(area, lines)) {
            for (int i = 0; i < data.getSeriesCount(); i++) {
                var series = data.getSeries(i);
                for (int k = 0; k < series.getItemCount(); k++) {
                    rows.add(List.of(called.apply(String.valueOf(series.getKey())), series.getX(k).doubleValue(), series.getY(k).doubleValue()));
                }
            }
        }
        return new Table(name, header, rows);
    }

    /// An empty series that tells nobody when it grows.
    static XYSeries series(String key) {
        var series = new XYSeries(key, false, true);
        series.setNotify(false);
        return series;
    }
}
