package interleave.reading;

import interleave.findings.Deadlock;
import interleave.findings.EndlessWait;
import interleave.findings.Finding;
import interleave.findings.Wait;
import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Identity;
import interleave.view.View;
import interleave.view.WaitForPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Who waits for whom, while nobody of them can go on: a graph that stays up beside the picture, and the sentence that names the circle with its lines. FX thread
/// only.
public final class WaitForCard implements View {
    private static final double CIRCLE = 222, LINE = 26;
    private final Label title = new Label(), sentence = new Label();
    private final Canvas canvas = new Canvas();
    private final Pane picture = new Pane(canvas);
    private final VBox root = new VBox(6, title, picture, sentence);
    private final CanvasBrush brush;
    private @Nullable Finding found;
    private @Nullable Object painted;
    private long workNanos;
    private double least;

    public WaitForCard(Fonts fonts) {
        brush = new CanvasBrush(fonts, canvas.getGraphicsContext2D());
        root.setId("wait-for");
        root.getStyleClass().add("wait-for");
        title.getStyleClass().add("wait-for-title");
        sentence.setId("wait-for-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        picture.setMinWidth(0);
        shown(false);
    }

    /// From now on this finding is shown, if it is one of threads that can't go on; null: none.
    public void show(@Nullable Finding next) {
        if (Objects.equals(next, found)) return;
        found = next;
        painted = null;
        shown(next != null);
        if (next == null) return;
        title.setText(next instanceof Deadlock ? "Who waits for whom" : "Who waits");
        sentence.setText(next.sentence());
        root.setAccessibleText(next.sentence());
    }

    private void shown(boolean now) {
        root.setVisible(now);
        root.setManaged(now);
    }

    /// What is so at an instant: the first finding of threads that can't go on which has begun and isn't over.
    public static @Nullable Finding at(List<Finding> findings, long nanos) {
        return findings.stream().filter(each -> switch (each) {
            case Deadlock deadlock -> nanos >= deadlock.atNanos() && (deadlock.stood() < 0 || nanos <= deadlock.atNanos() + deadlock.stood());
            case EndlessWait wait -> nanos >= wait.atNanos();
            default -> false;
        }).findFirst().orElse(null);
    }

    private List<Wait> cycle() {
        return found instanceof Deadlock deadlock ? deadlock.cycle() : List.of();
    }

    private List<Wait> others() {
        if (!(found instanceof EndlessWait wait)) return List.of();
        var all = new ArrayList<>(List.of(wait.first()));
        all.addAll(wait.others());
        return all;
    }

    /// Whether there is something to show now.
    public boolean shown() {
        return found != null;
    }

    /// How high its picture is.
    public double tall() {
        return (cycle().isEmpty() ? Math.min(4, others().size()) * LINE : CIRCLE) * Math.max(1, least / 12);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void frame(long nanos, FrameState state) {
        if (found == null) return;
        long began = System.nanoTime();
        picture.setMinHeight(tall());
        picture.setPrefHeight(tall());
        double width = picture.getWidth();
        Object key = List.of(found, state.palette(), width, state.identities());
        if (width > 40 && !key.equals(painted)) {
            painted = key;
            brush.place(canvas, 0, 0, width, tall());
            canvas.getGraphicsContext2D().setTransform(1, 0, 0, 1, 0, 0);
            canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            brush.on(canvas.getGraphicsContext2D(), 0, 0);
            picture(brush, width, tall(), state);
        }
        workNanos = System.nanoTime() - began;
    }

    private void picture(Brush on, double width, double height, FrameState state) {
        new WaitForPicture(cycle(), others(), actor -> actor < state.identities().size() ? state.identities().of(actor) : new Identity("?", 0, "")).paint(on, state.palette(), 0, 0, width, height);
    }

    @Override
    public long workNanos() {
        return workNanos;
    }

    @Override
    public void magnify(double factor, double smallest) {
        least = smallest;
        brush.magnify(factor, smallest);
        painted = null;
    }

    @Override
    public double smallestText() {
        return brush.smallest();
    }

    @Override
    public void paint(Brush on, double width, double height, FrameState state) {
        on.rect(0, 0, width, height, state.palette().panel());
        picture(on, width, height, state);
    }
}
