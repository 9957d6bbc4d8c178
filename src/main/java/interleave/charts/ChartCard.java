package interleave.charts;

import interleave.view.Brush;
import interleave.view.Fill;
import interleave.view.Palette;
import interleave.view.Stroke;
import interleave.view.Table;
import interleave.view.Type;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
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
    private final MenuButton more = new MenuButton();
    private Palette worn = Palette.light();
    private Consumer<Table> saved = table -> { };

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
        HBox.setHgrow(head, Priority.ALWAYS);
        head.setMinWidth(0);
        var holder = new Holder();
        VBox.setVgrow(holder, Priority.ALWAYS);
        getChildren().addAll(new HBox(head, more), note, holder);
        offers();
        setMinSize(0, 0);
    }

    /// The numbers, at a button and where a right click is.
    private void offers() {
        more.getItems().addAll(numbers());
        more.getStyleClass().setAll("chart-more");
        more.setText("⋯");
        more.setMinWidth(USE_PREF_SIZE);
        more.setAccessibleText("Numbers of the chart " + title());
        more.setTooltip(new javafx.scene.control.Tooltip("Numbers of this chart: copy, or save as CSV"));
        var menu = new ContextMenu();
        menu.getItems().addAll(numbers());
        setOnContextMenuRequested(event -> menu.show(this, event.getScreenX(), event.getScreenY()));
    }

    private List<MenuItem> numbers() {
        var copy = new MenuItem("Copy the numbers");
        copy.setOnAction(event -> {
            var content = new ClipboardContent();
            content.putString(table().text());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var save = new MenuItem("Save the numbers as CSV ...");
        save.setOnAction(event -> saved.accept(table()));
        return List.of(copy, save);
    }

    /// Who is asked to put the numbers into a file.
    final void onSave(Consumer<Table> saves) {
        saved = saves;
    }

    /// What the chart draws, as numbers; without rows where it draws nothing.
    abstract Table table();

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
        worn = palette;
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

    /// Fits what is drawn to the room there is for it, in pixels: what has none is left out, and no text is cut.
    void fit(Graphics2D g, double width, double height) {}

    /// Paints the chart afresh.
    final void draw() {
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        // In less room JFreeChart paints its axes over the plot.
        if (canvas.getWidth() > 60 && canvas.getHeight() > 44) {
            g.save();
            fit(graphics, canvas.getWidth(), canvas.getHeight());
            chart.draw(graphics, new Rectangle((int) canvas.getWidth(), (int) canvas.getHeight()));
            g.restore();
        }
    }

    /// Paints the whole card as it stands in the window, with a brush and at another place.
    final void paint(Brush brush, double x, double y, double width, double height) {
        brush.fill(x, y, width, height, 12, Fill.solid(worn.panel()));
        double left = x + 14, room = width - 26, line = y + 22;
        brush.text(brush.fit(title(), Type.BODY_STRONG, room), left, line, Type.BODY_STRONG, worn.ink());
        double after = brush.width(title(), Type.BODY_STRONG) + 8;
        boolean beside = after + brush.width(source.getText(), Type.CAPTION) <= room;
        if (!beside) line += 17;
        brush.text(brush.fit(source.getText(), Type.CAPTION, room), beside ? left + after : left, line, Type.CAPTION, worn.faint());
        for (var words : lines(brush, note.getText(), room)) {
            line += 14;
            brush.text(words, left, line + 3, Type.AXIS, worn.mut());
        }
        var graphics = new BrushGraphics(brush, x + 4, line + 8);
        int wide = (int) width - 8, tall = (int) (y + height - line - 16);
        if (wide > 20 && tall > 20) {
            fit(graphics, wide, tall);
            chart.draw(graphics, new Rectangle(wide, tall));
        }
        graphics.dispose();
        brush.outline(x + .5, y + .5, width - 1, height - 1, 12, Stroke.of(worn.line(), 1));
    }

    private static List<String> lines(Brush brush, String text, double room) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n")) {
            var line = new StringBuilder();
            for (var word : paragraph.split(" ")) {
                if (!line.isEmpty() && brush.width(line + " " + word, Type.AXIS) > room) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            if (!line.isEmpty()) lines.add(line.toString());
        }
        return lines;
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
