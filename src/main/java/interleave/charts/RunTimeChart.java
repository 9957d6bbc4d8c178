package interleave.charts;

import interleave.teaching.Evidence;
import interleave.teaching.Lesson;
import interleave.teaching.Verdict;
import interleave.view.Palette;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/// How long the acts took that are held against one baseline, medians, with what was guessed laid beside them (dashed) and lines where equal and ideal
/// times would be.
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
        names.setMaximumCategoryLabelWidthRatio(0.5f);
        names.setLowerMargin(0.03);
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
        note("");
        if (longest > 0) {
            seconds.setRange(0, longest * 1.6);
            lesson.comparisons().stream().flatMap(comparison -> evidence.verdict(comparison.name()).stream()).findFirst()
                    .ifPresent(verdict -> evidence.seconds(verdict.comparison().of()).ifPresent(of -> lines(verdict, of)));
        }
        draw();
    }

    private void lines(Verdict verdict, double of) {
        mark(of * verdict.value());
        if (verdict.ideal() > 1.05) {
            mark(of * verdict.value() / verdict.ideal());
        }
        note(verdict.ideal() > 1.05 ? String.format(Locale.ROOT, "dashed: 1× and %.0f×, the ideal", verdict.ideal()) : "dashed: 1×");
    }

    private void mark(double at) {
        plot().addRangeMarker(new ValueMarker(at, awt(palette.faint()), DASHED), Layer.BACKGROUND);
    }

    private static List<Bar> bars(Lesson lesson, Map<String, List<String>> guesses, Evidence evidence) {
        var compared = new LinkedHashSet<String>();
        var ran = lesson.comparisons().stream().filter(comparison -> evidence.ran(comparison.of()) && evidence.ran(comparison.against())).toList();
        // One baseline to a picture: the first comparison's, and everything else that is held against the same.
        ran.stream().filter(comparison -> comparison.against().equals(ran.getFirst().against())).forEach(comparison -> {
            compared.add(comparison.against());
            compared.add(comparison.of());
        });
        var bars = new ArrayList<Bar>();
        for (var act : lesson.acts()) {
            if (!compared.contains(act.id()) || evidence.seconds(act.id()).isEmpty()) {
                continue;
            }
            double seconds = evidence.seconds(act.id()).getAsDouble();
            boolean of = lesson.comparisons().stream().anyMatch(comparison -> comparison.of().equals(act.id()));
            bars.add(new Bar(act.brief(), seconds, false, of));
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

    private static final class Seconds extends StandardCategoryItemLabelGenerator {
        private static final long serialVersionUID = 1;

        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            double value = dataset.getValue(row, column).doubleValue();
            return String.format(Locale.ROOT, value < 0.1 ? " %.1f ms" : " %.2f s", value < 0.1 ? value * 1e3 : value);
        }
    }

    private final class Bars extends BarRenderer {
        private static final long serialVersionUID = 1;

        /// On ground of its own, so that no line runs through it.
        @Override
        protected void drawItemLabel(Graphics2D g, CategoryDataset dataset, int row, int column, CategoryPlot plot, CategoryItemLabelGenerator generator,
                                     Rectangle2D bar, boolean negative) {
            var text = generator.generateLabel(dataset, row, column);
            var size = TextUtils.getTextBounds(text, g, g.getFontMetrics(AXIS_FONT));
            g.setPaint(awt(palette.panel()));
            g.fill(new Rectangle2D.Double(bar.getMaxX() + 2, bar.getCenterY() - size.getHeight() / 2, size.getWidth() + 2, size.getHeight()));
            super.drawItemLabel(g, dataset, row, column, plot, generator, bar, negative);
        }

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
