package interleave.charts;

import interleave.view.Palette;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Rectangle;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.fx.FXGraphics2D;
import org.jfree.fx.FXHints;

/// A chart on a card: its title in plain words, and in small print where its numbers come from. It is drawn when it is told that its data changed, when
/// its size changes, and with a new palette; never by itself.
abstract class ChartCard extends VBox {
    static final Font AXIS_FONT = ChartFont.inter();
    static final BasicStroke HAIR = new BasicStroke(1f), LINE = new BasicStroke(1.6f);
    static final BasicStroke DASHED = new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {4f, 3f}, 0f);

    private final JFreeChart chart;
    /// JFreeChart's own canvas would note where each item lies, which costs more than the drawing, and draw whenever it is resized.
    private final Canvas canvas = new Canvas();
    private final FXGraphics2D graphics;
    private final Label source = new Label(), note = new Label(), title;

    ChartCard(String title, String source, Plot plot) {
        getStyleClass().addAll("card", "chart-card");
        chart = new JFreeChart(null, AXIS_FONT, plot, false);
        chart.setPadding(new RectangleInsets(2, 4, 4, 10));
        chart.setNotify(false);
        graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
        graphics.setRenderingHint(FXHints.KEY_USE_FX_FONT_METRICS, true);
        graphics.setZeroStrokeWidth(0.1);
        // JFreeChart-FX sets a font only when it differs from the last one it set, and forgets that the canvas has gone back to its own meanwhile: so that
        // has to be the same.
        canvas.getGraphicsContext2D().setFont(javafx.scene.text.Font.font(AXIS_FONT.getFamily(), AXIS_FONT.getSize2D()));
        canvas.setMouseTransparent(true);
        canvas.setAccessibleText(title + ", " + source);
        this.title = new Label(title);
        this.title.getStyleClass().add("card-title");
        this.title.setMinWidth(USE_PREF_SIZE);
        source(source);
        this.source.getStyleClass().add("card-source");
        this.source.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("card-note");
        note.setMinHeight(USE_PREF_SIZE);
        note.setWrapText(true);
        // The source goes to a line of its own where the title leaves it no room: it is never cut.
        var head = new FlowPane(8, 0, this.title, this.source);
        head.setRowValignment(javafx.geometry.VPos.BASELINE);
        head.getStyleClass().add("card-head");
        var holder = new Holder();
        VBox.setVgrow(holder, Priority.ALWAYS);
        getChildren().addAll(head, note, holder);
        setMinSize(0, 0);
    }

    final String title() {
        return title.getText();
    }

    final void title(String text) {
        title.setText(text);
        canvas.setAccessibleText(text + ", " + source.getText());
    }

    /// What stands in small print beside the title.
    final void source(String text) {
        if (!text.equals(source.getText())) {
            source.setText(text);
            source.setTooltip(new javafx.scene.control.Tooltip(text));
        }
    }

    /// A sentence for who points at the title.
    final void explain(String sentence) {
        title.setTooltip(new javafx.scene.control.Tooltip(sentence));
        note.setTooltip(new javafx.scene.control.Tooltip(sentence));
    }

    /// A few words between title and plot: what the lines in it are.
    final void note(String text) {
        if (!text.equals(note.getText())) {
            note.setText(text);
        }
    }

    /// Dresses the chart; the subclass dresses its plot.
    void palette(Palette palette) {
        chart.setBackgroundPaint(awt(palette.panel()));
        var plot = chart.getPlot();
        plot.setBackgroundPaint(awt(palette.panel()));
        plot.setOutlineVisible(false);
        plot.setNoDataMessageFont(AXIS_FONT);
        plot.setNoDataMessagePaint(awt(palette.faint()));
        dress(palette);
        draw();
    }

    abstract void dress(Palette palette);

    static void dress(ValueAxis axis, Palette palette) {
        axis.setTickLabelFont(AXIS_FONT);
        axis.setTickLabelPaint(awt(palette.faint()));
        axis.setLabelFont(AXIS_FONT);
        axis.setLabelPaint(awt(palette.faint()));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(1, 2, 1, 4));
    }

    static java.awt.Color awt(javafx.scene.paint.Color colour) {
        return new java.awt.Color((float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue(), (float) colour.getOpacity());
    }

    static java.awt.Color awt(javafx.scene.paint.Color colour, double opacity) {
        return awt(colour.deriveColor(0, 1, 1, opacity));
    }

    final JFreeChart chart() {
        return chart;
    }

    /// Paints the chart afresh.
    final void draw() {
        if (canvas.getWidth() > 20 && canvas.getHeight() > 20) {
            var g = canvas.getGraphicsContext2D();
            g.save();
            g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            chart.draw(graphics, new Rectangle((int) canvas.getWidth(), (int) canvas.getHeight()));
            g.restore();
        }
    }

    /// Gives the canvas exactly the room there is.
    private final class Holder extends Pane {
        private Holder() {
            getChildren().add(canvas);
            setMinSize(0, 0);
        }

        @Override
        protected void layoutChildren() {
            double width = Math.max(1, Math.floor(getWidth()) - 2), height = Math.max(1, Math.floor(getHeight()) - 4);
            if (canvas.getWidth() != width || canvas.getHeight() != height) {
                canvas.setWidth(width);
                canvas.setHeight(height);
                draw();
            }
            canvas.relocate(1, 0);
        }
    }
}
