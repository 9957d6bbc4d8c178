package interleave.charts;

import interleave.view.Palette;
import interleave.view.Table;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/// The points an act measured over a knob: lines with a mark at every point, their names at their ends; ideal and fit dashed and without marks.
final class SweepChart extends ChartCard {
    private static final double PAD = .05, MOST_ROOM = .9;
    /// Of the plot's width one letter of a name takes.
    private static final double LETTER = .03;
    private final XYSeriesCollection data = new XYSeriesCollection();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    private Palette palette = Palette.light();
    private @Nullable Sweep sweep;

    SweepChart() {
        super("Sweep", "measured by the act", new XYPlot());
        var plot = plot();
        plot.setDataset(data);
        plot.setRenderer(renderer);
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeAxis(new NumberAxis());
        plot.setDomainAxis(new NumberAxis());
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesShape(false);
    }

    private XYPlot plot() {
        return (XYPlot) chart().getPlot();
    }

    boolean any() {
        return sweep != null;
    }

    @Override
    void dress(Palette next) {
        palette = next;
        plot().setRangeGridlinePaint(awt(next.line()));
        plot().setRangeGridlineStroke(HAIR);
        show(sweep);
    }

    void show(@Nullable Sweep next) {
        sweep = next;
        data.removeAllSeries();
        plot().clearAnnotations();
        if (next == null) return;
        String name = next.y().text();
        title(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        note((next.y().unit().isEmpty() ? "" : "in " + next.y().unit() + ", ") + "by " + next.x().full() + (next.lines().stream().anyMatch(line -> line.role() == Sweep.Role.MEDIAN) ? " · dashed: medians" : "") + (next.left() > 0 ? " · " + next.left() + " lines left out" : ""));
        double least = Double.MAX_VALUE, most = -Double.MAX_VALUE, top = 0;
        for (int i = 0; i < next.lines().size(); i++) {
            var line = next.lines().get(i);
            var series = new XYSeries(i, false, true);
            for (int k = 0; k < line.xs().length; k++) {
                series.add(line.xs()[k], line.ys()[k], false);
                least = Math.min(least, line.xs()[k]);
                most = Math.max(most, line.xs()[k]);
                top = Math.max(top, line.ys()[k]);
            }
            data.addSeries(series);
            style(i, line);
        }
        boolean named = next.lines().size() > 1;
        axes(next, least, most, top, named);
        if (named) labels(next, most, top);
    }

    private void style(int i, Sweep.Line line) {
        var role = line.role();
        boolean measured = role == Sweep.Role.MEASURED;
        renderer.setSeriesPaint(i, role == Sweep.Role.IDEAL ? awt(palette.faint()) : role == Sweep.Role.FIT ? awt(palette.mut()) : colour(line.group()), false);
        renderer.setSeriesStroke(i, measured ? LINE : DASHED, false);
        renderer.setSeriesShapesVisible(i, measured);
        renderer.setSeriesShape(i, mark(line.group()), false);
    }

    private Color colour(int i) {
        return awt(i == 0 ? palette.run() : palette.identities().get(1 + (i - 1) % (palette.identities().size() - 1)));
    }

    private static Shape mark(int i) {
        var diamond = new Path2D.Double();
        diamond.moveTo(0, -3.6);
        diamond.lineTo(3.6, 0);
        diamond.lineTo(0, 3.6);
        diamond.lineTo(-3.6, 0);
        diamond.closePath();
        return switch (i % 3) {
            case 0 -> new Ellipse2D.Double(-2.8, -2.8, 5.6, 5.6);
            case 1 -> new Rectangle2D.Double(-2.5, -2.5, 5, 5);
            default -> diamond;
        };
    }

    private void axes(Sweep next, double least, double most, double top, boolean named) {
        ValueAxis x;
        double part = LETTER * next.lines().stream().mapToInt(line -> line.name().length() + 2).max().orElse(0);
        double room = named ? Math.min(MOST_ROOM, (1 + PAD) * part / Math.max(.1, 1 - part)) : PAD;
        if (next.logarithmic()) {
            var log = new LogAxis();
            log.setNumberFormatOverride(format(least, most));
            log.setTickUnit(new NumberTickUnit(1));
            log.setMinorTickMarksVisible(false);
            double span = Math.log10(most / least);
            log.setRange(least / Math.pow(10, span * PAD), most * Math.pow(10, span * room));
            x = log;
        } else {
            var linear = new NumberAxis();
            linear.setNumberFormatOverride(format(least, most));
            double span = most > least ? most - least : Math.max(1, Math.abs(most));
            linear.setRange(Math.min(least - span * PAD, least >= 0 && least <= span * .5 ? -span * PAD * .4 : least), most + span * room);
            // By the data's span: the axis measures its own labels, and blank ones would let it take far too many.
            linear.setTickUnit(new NumberTickUnit(step(span)));
            x = linear;
        }
        var y = new NumberAxis();
        y.setNumberFormatOverride(format(0, Double.MAX_VALUE));
        y.setRange(0, top <= 0 ? 1 : top * 1.12);
        dress(x, palette);
        dress(y, palette);
        plot().setDomainAxis(x);
        plot().setRangeAxis(y);
    }

    /// 1, 2 or 5 times a power of ten, so that about five fit the span.
    private static double step(double span) {
        double power = Math.pow(10, Math.floor(Math.log10(span / 5))), part = span / 5 / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    /// Numbers where something was measured; the axis goes on beyond that to give names room. (A blank, not nothing: LogAxis can't measure that.)
    private static NumberFormat format(double least, double most) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)) {
            private static final long serialVersionUID = 1;

            @Override
            public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
                return number < least * .999 || number > most * 1.001 ? to.append(' ') : super.format(number, to, position);
            }
        };
    }

    private record End(String name, double y, int series) {}

    /// The names right of the lines' ends, moved apart where they would meet.
    private void labels(Sweep next, double most, double top) {
        var ends = new ArrayList<End>();
        for (int i = 0; i < next.lines().size(); i++) {
            var line = next.lines().get(i);
            if (line.role() != Sweep.Role.MEDIAN) ends.add(new End(line.name(), line.ys()[line.ys().length - 1], i));
        }
        ends.sort(Comparator.comparingDouble(End::y));
        double gap = top * .125, last = -gap;
        var placed = new double[ends.size()];
        for (int i = 0; i < ends.size(); i++) placed[i] = last = Math.max(last + gap, Math.max(top * .03, ends.get(i).y));
        double over = last - top * 1.06;
        for (int i = ends.size() - 1; over > 0 && i >= 0; i--) {
            double limit = i == ends.size() - 1 ? top * 1.06 : placed[i + 1] - gap;
            placed[i] = Math.min(placed[i], limit);
        }
        for (int i = 0; i < ends.size(); i++) {
            var end = ends.get(i);
            var text = new XYTextAnnotation(" " + end.name, most, placed[i]);
            text.setFont(AXIS_FONT);
            text.setTextAnchor(TextAnchor.CENTER_LEFT);
            text.setPaint(next.lines().get(end.series).role() == Sweep.Role.MEASURED ? colour(next.lines().get(end.series).group()) : awt(palette.mut()));
            plot().addAnnotation(text, false);
        }
    }

    @Override
    Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        if (sweep == null) return new Table("sweep", List.of("line", "kind", "x", "y"), rows);
        for (var line : sweep.lines()) {
            for (int k = 0; k < line.xs().length; k++) {
                rows.add(List.of(line.name(), line.role().name().toLowerCase(Locale.ROOT), line.xs()[k], line.ys()[k]));
            }
        }
        return new Table("sweep", List.of("line", "kind", sweep.x().full(), sweep.y().full()), rows);
    }

    List<Sweep.Line> lines() {
        return sweep == null ? List.of() : sweep.lines();
    }
}
