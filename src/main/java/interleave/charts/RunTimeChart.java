package interleave.charts;

import interleave.teaching.Evidence;
import interleave.teaching.Lesson;
import interleave.view.Palette;
import java.awt.Paint;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/// How long the acts that are compared took, medians, with what was guessed laid beside them (dashed) and lines where equal and ideal times would be.
final class RunTimeChart extends ChartCard {
    /// @param guess whether it was guessed, not measured
    private record Bar(String name, double seconds, boolean guess, boolean of) {}

    private final DefaultCategoryDataset data = new DefaultCategoryDataset();
    private final Bars renderer = new Bars();
    private final CategoryAxis names = new CategoryAxis();
    private final NumberAxis seconds = new NumberAxis();
    private List<Bar> bars = List.of();
    private Palette palette = Palette.light();

    RunTimeChart() {
        super("Run time", "measured", new CategoryPlot());
        var plot = plot();
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setDataset(data);
        plot.setRenderer(renderer);
        plot.setDomainAxis(names);
        plot.setRangeAxis(seconds);
        plot.setRangeGridlinesVisible(false);
        plot.setNoDataMessage("Comes when two acts have run");
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        names.setMaximumCategoryLabelWidthRatio(0.45f);
        names.setLowerMargin(0.04);
        names.setUpperMargin(0.04);
        names.setCategoryMargin(0.25);
        seconds.setVisible(false);
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setMaximumBarWidth(0.16);
        renderer.setDrawBarOutline(true);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelGenerator(new Seconds());
        renderer.setDefaultItemLabelFont(AXIS_FONT);
        renderer.setDefaultPositiveItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    }

    private CategoryPlot plot() {
        return (CategoryPlot) chart().getPlot();
    }

    @Override
    void dress(Palette next) {
        palette = next;
        names.setTickLabelFont(AXIS_FONT);
        names.setTickLabelPaint(awt(next.mut()));
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        renderer.setDefaultItemLabelPaint(awt(next.ink()));
        plot().getRangeMarkers(Layer.BACKGROUND);
    }

    boolean any() {
        return !bars.isEmpty();
    }

    void show(Lesson lesson, Map<String, List<String>> guesses, Evidence evidence) {
        bars = bars(lesson, guesses, evidence);
        data.clear();
        double longest = 0;
        for (var bar : bars) {
            data.addValue(bar.seconds, "s", bar.name);
            longest = Math.max(longest, bar.seconds);
        }
        plot().clearRangeMarkers();
        if (longest > 0) {
            seconds.setRange(0, longest * 1.7);
            lesson.comparisons().stream().flatMap(comparison -> evidence.verdict(comparison.name()).stream()).findFirst().ifPresent(verdict ->
                    evidence.seconds(verdict.comparison().of()).ifPresent(of -> {
                        mark(of * verdict.value(), "1×");
                        if (verdict.ideal() > 1.05) {
                            mark(of * verdict.value() / verdict.ideal(), "ideal");
                        }
                    }));
        }
        draw();
    }

    private void mark(double at, String name) {
        var marker = new ValueMarker(at, awt(palette.faint()), DASHED);
        marker.setLabel(name);
        marker.setLabelFont(AXIS_FONT);
        marker.setLabelPaint(awt(palette.faint()));
        marker.setLabelBackgroundColor(awt(palette.panel(), 0));
        marker.setLabelAnchor(org.jfree.chart.ui.RectangleAnchor.BOTTOM_LEFT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
        plot().addRangeMarker(marker, Layer.BACKGROUND);
    }

    private static List<Bar> bars(Lesson lesson, Map<String, List<String>> guesses, Evidence evidence) {
        var compared = new LinkedHashSet<String>();
        lesson.comparisons().forEach(comparison -> {
            if (evidence.ran(comparison.of()) && evidence.ran(comparison.against())) {
                compared.add(comparison.against());
                compared.add(comparison.of());
            }
        });
        var bars = new ArrayList<Bar>();
        for (var act : lesson.acts()) {
            if (!compared.contains(act.id()) || evidence.seconds(act.id()).isEmpty()) {
                continue;
            }
            double seconds = evidence.seconds(act.id()).getAsDouble();
            boolean of = lesson.comparisons().stream().anyMatch(comparison -> comparison.of().equals(act.id()));
            bars.add(new Bar(act.title(), seconds, false, of));
            for (var question : lesson.questions()) {
                var given = guesses.getOrDefault(question.id(), List.of());
                var measured = question.measured().apply(evidence);
                if (question.before().equals(act.id()) && question.numeric() && !given.isEmpty() && measured.isPresent()) {
                    bars.add(new Bar("your guess", seconds * Double.parseDouble(given.getLast()) / measured.getAsDouble(), true, false));
                }
            }
        }
        return bars;
    }

    private static final class Seconds extends org.jfree.chart.labels.StandardCategoryItemLabelGenerator {
        private static final long serialVersionUID = 1;

        @Override
        public String generateLabel(org.jfree.data.category.CategoryDataset dataset, int row, int column) {
            double value = dataset.getValue(row, column).doubleValue();
            return String.format(Locale.ROOT, value < 0.1 ? " %.1f ms" : " %.2f s", value < 0.1 ? value * 1e3 : value);
        }
    }

    private final class Bars extends BarRenderer {
        private static final long serialVersionUID = 1;

        @Override
        public Paint getItemPaint(int row, int column) {
            var bar = bars.get(column);
            return bar.guess ? awt(palette.panel(), 0) : awt(bar.of ? palette.run() : palette.sleep());
        }

        @Override
        public Paint getItemOutlinePaint(int row, int column) {
            return bars.get(column).guess ? awt(palette.accent()) : getItemPaint(row, column);
        }

        @Override
        public Stroke getItemOutlineStroke(int row, int column) {
            return bars.get(column).guess ? DASHED : HAIR;
        }
    }
}
