package interleave.charts;

import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.Table;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/// Where each thread's time went, by what was recorded: one bar a thread, in the states' colours. It is there for takes too short for samples, of which the other charts
/// have nothing to say.
final class StatesChart extends ChartCard {
    private static final int MOST = 9;
    /// What one thread's name needs, and what the axis takes, pixels.
    private static final double ROW = 14, AXIS = 26;
    private final DefaultCategoryDataset data = new DefaultCategoryDataset();
    private final CategoryAxis names = new CategoryAxis();
    private final NumberAxis values = new NumberAxis();
    private Palette palette = Palette.light();
    /// What the axis counts in, ns.
    private double shown = 1;
    private int most = MOST;
    private @Nullable FrameState last;

    StatesChart() {
        super("Where the time went", "recorded", new CategoryPlot());
        var plot = (CategoryPlot) chart().getPlot();
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setDataset(data);
        var bars = new Bars();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(.16);
        plot.setRenderer(bars);
        plot.setDomainAxis(names);
        plot.setRangeAxis(values);
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setNoDataMessage("Nothing was recorded");
        names.setCategoryMargin(.25);
        names.setMaximumCategoryLabelWidthRatio(.4f);
        values.setUpperMargin(.03);
    }

    @Override
    void dress(Palette next) {
        palette = next;
        dress(values, next);
        names.setTickLabelFont(AXIS_FONT);
        names.setTickLabelPaint(awt(next.mut()));
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        ((CategoryPlot) chart().getPlot()).setRangeGridlinePaint(awt(next.line()));
    }

    @Override
    Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var thread : data.getColumnKeys()) {
            for (var doing : data.getRowKeys()) {
                rows.add(List.of(thread.toString(), doing.toString().toLowerCase(Locale.ROOT), data.getValue((Comparable<?>) doing, (Comparable<?>) thread).doubleValue() * shown / 1e9));
            }
        }
        return new Table("states", List.of("thread", "state", "seconds"), rows);
    }

    /// As many threads as have room for their names.
    @Override
    void fit(java.awt.Graphics2D g, double width, double height) {
        int now = Math.clamp((int) ((height - AXIS) / ROW), 2, MOST);
        if (now == most) return;
        most = now;
        if (last != null) show(last);
    }

    void show(FrameState state) {
        last = state;
        data.clear();
        var history = state.history();
        if (history == null) {
            return;
        }
        var end = history.now();
        var actors = new ArrayList<Integer>();
        for (int a = 0; a < Math.min(end.actors(), state.identities().size()); a++) {
            if (history.cast().actor(a).kind() != Actor.Kind.PROCESS && end.state(a) != ActorState.ABSENT) {
                actors.add(a);
            }
        }
        double unit = unit(actors.stream().mapToLong(a -> all(end, a)).max().orElse(0));
        shown = unit;
        values.setNumberFormatOverride(new java.text.DecimalFormat("0.##", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT)));
        int more = Math.max(0, actors.size() - most);
        note("in " + (unit == 1e9 ? "s" : unit == 1e6 ? "ms" : "µs") + (more > 0 ? " · the " + most + " with most to tell, of " + actors.size() : ""));
        for (int a : most(end, actors)) {
            String name = state.identities().label(a);
            for (var doing : ActorState.values()) {
                if (doing != ActorState.ABSENT && doing != ActorState.ENDED) {
                    data.addValue(end.total(a, doing) / unit, doing, name);
                }
            }
        }
    }

    private List<Integer> most(interleave.world.Scene end, List<Integer> actors) {
        return actors.stream().sorted(Comparator.comparingLong((Integer a) -> all(end, a)).reversed()).limit(most).sorted().toList();
    }

    private static long all(interleave.world.Scene end, int actor) {
        long sum = 0;
        for (var doing : ActorState.values()) {
            sum += doing == ActorState.ABSENT || doing == ActorState.ENDED ? 0 : end.total(actor, doing);
        }
        return sum;
    }

    private static double unit(long nanos) {
        return nanos >= 2_000_000_000L ? 1e9 : nanos >= 1_000_000 ? 1e6 : 1e3;
    }

    private final class Bars extends StackedBarRenderer {
        private static final long serialVersionUID = 1;

        @Override
        public Paint getItemPaint(int row, int column) {
            return awt(palette.colour((ActorState) data.getRowKey(row)));
        }
    }
}
