package interleave.charts;

import interleave.view.Palette;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
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

    /// @param text the value as it is read
    record Bar(String name, double value, String text, Tint tint) {}

    /// Part of the longest bar that is left free behind it, for its value.
    private static final double FREE = .8;
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
        names.setMaximumCategoryLabelWidthRatio(0.5f);
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
        if (longest > 0) values.setRange(0, longest * (1 + FREE));
        return longest;
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
            var size = TextUtils.getTextBounds(generator.generateLabel(dataset, row, column), g, g.getFontMetrics(AXIS_FONT));
            g.setPaint(awt(palette.panel()));
            g.fill(new Rectangle2D.Double(bar.getMaxX() + 2, bar.getCenterY() - size.getHeight() / 2 - 1, size.getWidth() * 1.12 + 6, size.getHeight() + 2));
            super.drawItemLabel(g, dataset, row, column, plot, generator, bar, negative);
        }

        @Override
        public Paint getItemPaint(int row, int column) {
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
