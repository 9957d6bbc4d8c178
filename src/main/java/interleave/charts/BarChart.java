package interleave.charts;

import interleave.view.Palette;
import interleave.view.Table;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/// Bars that lie, each with its name at the left and its value behind it, on ground of its own so that no line runs through it.
abstract class BarChart extends ChartCard {
    /// What a bar is coloured for.
    enum Tint { RUN, REST, GUESS, LOCK, QUEUE, WARN }

    /// @param text  the value as it is read
    /// @param inner a value within it, that far the bar is solid and beyond it pale; NaN: all of it is solid
    record Bar(String name, double value, String text, Tint tint, double inner) {
        Bar(String name, double value, String text, Tint tint) {
            this(name, value, text, tint, Double.NaN);
        }
    }

    /// Around the plot; between a bar and its value, and behind that.
    private static final double MARGINS = 12, BESIDE = 5;
    /// A bar of the longest value is at least this part of the plot, and at most that one.
    private static final double SHORTEST = .2, LONGEST = .8, NAMES = .5;
    private final DefaultCategoryDataset data = new DefaultCategoryDataset();
    private final Bars renderer = new Bars();
    private final CategoryAxis names = new CategoryAxis();
    private final NumberAxis values = new NumberAxis();
    private List<Bar> bars = List.of();
    private Palette palette = Palette.light();

    BarChart(String title, String source, @Nullable String nothing) {
        super(title, source, new CategoryPlot());
        var plot = plot();
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setDataset(data);
        plot.setRenderer(renderer);
        plot.setDomainAxis(names);
        plot.setRangeAxis(values);
        plot.setRangeGridlinesVisible(false);
        plot.setNoDataMessage(nothing);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        names.setMaximumCategoryLabelWidthRatio((float) NAMES);
        names.setMaximumCategoryLabelLines(2);
        names.setLowerMargin(0.03);
        names.setUpperMargin(0.04);
        names.setCategoryMargin(0.25);
        values.setVisible(false);
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setMaximumBarWidth(0.16);
        renderer.setDrawBarOutline(true);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelGenerator(new Value());
        renderer.setDefaultItemLabelFont(AXIS_FONT);
        renderer.setDefaultPositiveItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    }

    final CategoryPlot plot() {
        return (CategoryPlot) chart().getPlot();
    }

    final Palette palette() {
        return palette;
    }

    @Override
    void dress(Palette next) {
        palette = next;
        names.setTickLabelFont(AXIS_FONT);
        names.setTickLabelPaint(awt(next.mut()));
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        renderer.setDefaultItemLabelPaint(awt(next.ink()));
    }

    final boolean any() {
        return !bars.isEmpty();
    }

    final List<Bar> bars() {
        return bars;
    }

    /// Returns the longest bar's value.
    final double bars(List<Bar> next) {
        bars = next;
        data.clear();
        double longest = 0;
        for (int i = 0; i < next.size(); i++) {
            data.addValue(next.get(i).value, "", new Name(i, next.get(i).name));
            longest = Math.max(longest, next.get(i).value);
        }
        if (longest > 0) values.setRange(0, longest / LONGEST);
        return longest;
    }

    /// Every value has room behind its bar.
    @Override
    final void fit(Graphics2D g, double width, double height) {
        double plot = width - MARGINS, name = 0, end = 0;
        for (var bar : bars) name = Math.max(name, wide(g, bar.name));
        plot -= Math.min(plot * NAMES, name + 8);
        for (var bar : bars) end = Math.max(end, bar.value / Math.clamp(1 - (wide(g, " " + bar.text) + BESIDE) / plot, SHORTEST, LONGEST));
        if (end > 0) values.setRange(0, end);
    }

    private static double wide(Graphics2D g, String text) {
        return TextUtils.getTextBounds(text, g, g.getFontMetrics(AXIS_FONT)).getWidth();
    }

    /// Name, value, and whether it was guessed.
    final Table table(String name, String what, String value) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var bar : bars) rows.add(List.of(bar.name, bar.value, bar.tint == Tint.GUESS ? "guessed" : "measured"));
        return new Table(name, List.of(what, value, "kind"), rows);
    }

    /// Two bars may have the same name.
    private record Name(int index, String text) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final class Value extends StandardCategoryItemLabelGenerator {
        private static final long serialVersionUID = 1;

        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            return " " + bars.get(column).text;
        }
    }

    private final class Bars extends BarRenderer {
        private static final long serialVersionUID = 1;

        @Override
        protected void drawItemLabel(Graphics2D g, CategoryDataset dataset, int row, int column, CategoryPlot plot, CategoryItemLabelGenerator generator,
                                     Rectangle2D bar, boolean negative) {
            inner(g, bars.get(column), bar);
            var size = TextUtils.getTextBounds(generator.generateLabel(dataset, row, column), g, g.getFontMetrics(AXIS_FONT));
            g.setPaint(awt(palette.panel()));
            double tall = Math.max(size.getHeight(), bar.getHeight()) + 4;
            g.fill(new Rectangle2D.Double(bar.getMaxX() + 1, bar.getCenterY() - tall / 2, size.getWidth() * 1.12 + 8, tall));
            super.drawItemLabel(g, dataset, row, column, plot, generator, bar, negative);
        }

        /// The solid part of one that is pale.
        private void inner(Graphics2D g, Bar of, Rectangle2D bar) {
            if (Double.isNaN(of.inner) || of.value <= 0) return;
            g.setPaint(awt(palette.run()));
            g.fill(new Rectangle2D.Double(bar.getX(), bar.getY(), bar.getWidth() * Math.min(1, of.inner / of.value), bar.getHeight()));
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            if (!Double.isNaN(bars.get(column).inner)) return awt(palette.run(), .3);
            return switch (bars.get(column).tint) {
                case RUN -> awt(palette.run());
                case REST -> awt(palette.sleep());
                case LOCK -> awt(palette.lock());
                case QUEUE -> awt(palette.queue());
                case WARN -> awt(palette.warn());
                case GUESS -> awt(palette.panel(), 0);
            };
        }

        @Override
        public Paint getItemOutlinePaint(int row, int column) {
            return bars.get(column).tint == Tint.GUESS ? awt(palette.accent()) : getItemPaint(row, column);
        }

        @Override
        public Stroke getItemOutlineStroke(int row, int column) {
            return bars.get(column).tint == Tint.GUESS ? DASHED : HAIR;
        }
    }
}
