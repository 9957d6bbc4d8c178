package interleave.shell;

import interleave.view.Cursor;
import interleave.view.Durations;
import interleave.view.TellingInstant;
import interleave.world.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The replay's controls: play, step by event, next hand-over, the scale of time, the scrub bar, and back to live. They move the [Cursor] and nothing else. Where they have no room in
/// one row they stand in two.
final class Transport extends Pane {
    private static final double GAP = 4, SCRUB = 60, BETWEEN = 2;

    private final Cursor cursor;
    private final Slider scrub = new Slider(0, 1, 1);
    private final ToggleButton live = new ToggleButton("Live");
    private final Button play;
    private final Node playGlyph = Glyph.PLAY.node(), pauseGlyph = Glyph.PAUSE.node();
    private final ComboBox<Double> scale = new ComboBox<>();
    private final Label time = new Label();
    private @Nullable History history;
    private long start, end;
    private boolean showing, stepped;

    Transport(Cursor cursor, Commands commands) {
        this.cursor = cursor;
        getStyleClass().add("transport");
        setMinWidth(0);
        commands.get("live").on(live);
        var back = commands.get("step-back").on(new Button("", Glyph.STEP_BACK.node()));
        play = commands.get("play").on(new Button("", playGlyph));
        var forward = commands.get("step-forward").on(new Button("", Glyph.STEP_FORWARD.node()));
        var handOver = commands.get("next-hand-over").on(new Button("", Glyph.NEXT.node()));
        for (double nanos : Cursor.SCALES) {
            scale.getItems().add(nanos);
        }
        scale.setConverter(new ScaleText());
        scale.setValue(cursor.nanosPerSecond());
        scale.valueProperty().addListener((property, was, nanos) -> cursor.nanosPerSecondProperty().set(nanos));
        cursor.nanosPerSecondProperty().addListener((property, was, nanos) -> scale.setValue(nanos.doubleValue()));
        scale.setTooltip(new Tooltip("How much of the run one second on screen shows (+ and −)"));
        scale.setAccessibleText("How much of the run one second on screen shows");
        scale.setId("scale");
        scale.setMinWidth(92);
        scale.setPrefWidth(92);
        scrub.setAccessibleText("Where in the run");
        scrub.setId("scrub");
        scrub.setMinWidth(0);
        scrub.valueProperty().addListener((property, was, part) -> {
            if (!showing && history != null) {
                cursor.playingProperty().set(false);
                cursor.seek(start + (long) ((end - start) * part.doubleValue()));
            }
        });
        time.getStyleClass().add("time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.setId("time");
        getChildren().addAll(live, back, play, forward, handOver, scrub, time, scale);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double wide(Node node) {
        return node == scrub ? SCRUB : Math.ceil(node.prefWidth(-1));
    }

    /// The controls in rows that are no wider than this.
    private List<List<Node>> rows(double width) {
        double room = width - getInsets().getLeft() - getInsets().getRight(), x = 0;
        var rows = new ArrayList<List<Node>>();
        for (var node : getManagedChildren()) {
            if (rows.isEmpty() || x + wide(node) > room) {
                rows.add(new ArrayList<>());
                x = 0;
            }
            rows.getLast().add(node);
            x += wide(node) + GAP;
        }
        return rows;
    }

    private static double tall(List<Node> row) {
        return row.stream().mapToDouble(node -> Math.ceil(node.prefHeight(-1))).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        var rows = rows(width < 0 ? Double.MAX_VALUE : width);
        return getInsets().getTop() + getInsets().getBottom() + rows.stream().mapToDouble(Transport::tall).sum() + BETWEEN * Math.max(0, rows.size() - 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// The scrub bar takes what the others leave of its row.
    @Override
    protected void layoutChildren() {
        double y = getInsets().getTop(), right = getWidth() - getInsets().getRight();
        for (var row : rows(getWidth())) {
            double used = row.stream().mapToDouble(this::wide).sum() + GAP * (row.size() - 1), left = getInsets().getLeft(), tall = tall(row);
            double x = left;
            for (var node : row) {
                double wide = node == scrub ? SCRUB + Math.max(0, Math.floor(right - left - used)) : wide(node), high = Math.ceil(node.prefHeight(-1));
                node.resizeRelocate(x, y + Math.round((tall - high) / 2), wide, high);
                x += wide + GAP;
            }
            y += tall + BETWEEN;
        }
    }

    /// The recording it moves in; null while there is none.
    void history(@Nullable History next) {
        history = next;
    }

    /// Plays from the beginning.
    void playAll() {
        if (history != null) {
            cursor.seek(history.startNanos());
            cursor.playingProperty().set(true);
        }
    }

    void follow() {
        cursor.follow();
        live.setSelected(true);
    }

    void playPause() {
        if (history == null) {
            return;
        }
        if (cursor.playing()) {
            cursor.playingProperty().set(false);
        } else {
            if (cursor.live() || cursor.time() >= end) {
                cursor.seek(start);
            }
            cursor.playingProperty().set(true);
        }
    }

    /// One event on (1) or back (-1).
    void step(int direction) {
        step(direction, -1, -1);
    }

    /// As [#step], of this actor (-1: any) and on this resource (-1: any).
    void step(int direction, int actor, int resource) {
        if (history != null) {
            cursor.playingProperty().set(false);
            long event = history.step(cursor.time(), direction, actor, resource);
            boolean any = actor < 0 && resource < 0;
            cursor.step(event >= 0 ? history.trace().time(event) : !any ? cursor.time() : direction < 0 ? start : end);
            stepped = true;
        }
    }

    /// To where the GIL next changes hands; from the end, it starts over.
    void nextHandOver() {
        if (history == null) {
            return;
        }
        cursor.playingProperty().set(false);
        boolean over = cursor.live() || cursor.time() >= end;
        long next = handOverAfter(history, over ? start : cursor.time());
        if (over) cursor.seek(next);
        else cursor.step(next);
    }

    /// When a GIL next changes hands; where none does any more, the end.
    private long handOverAfter(History history, long from) {
        var resources = history.cast().resources();
        var lanes = history.resourceLanes();
        long next = Long.MAX_VALUE;
        for (int i = 0; i < Math.min(resources.size(), lanes.size()); i++) {
            if (resources.get(i).kind() == interleave.trace.Resource.Kind.GIL) {
                next = Math.min(next, handOverAfter(lanes.get(i), from));
            }
        }
        return next == Long.MAX_VALUE ? end : next;
    }

    /// To where there is most to see: [TellingInstant].
    void toTellingInstant() {
        if (history == null) {
            return;
        }
        start = history.startNanos();
        end = history.endNanos();
        cursor.seek(TellingInstant.of(history));
    }

    /// When a lane's holder is another than the last holder before; free times between don't count.
    private static long handOverAfter(interleave.world.Lane lane, long from) {
        int at = Math.max(0, lane.at(from));
        int holder = -1;
        for (int i = at; i >= 0 && holder < 0; i--) {
            holder = lane.value(i);
        }
        for (int i = at + 1; i < lane.count(); i++) {
            int next = lane.value(i);
            if (next >= 0 && next != holder && lane.start(i) > from) {
                if (holder >= 0) {
                    return lane.start(i);
                }
                holder = next;
            }
        }
        return Long.MAX_VALUE;
    }

    /// Slower (-1: less of the run a second) or faster (1).
    void speed(int direction) {
        int at = scale.getItems().indexOf(scale.getValue());
        scale.setValue(scale.getItems().get(Math.clamp(at - direction, 0, scale.getItems().size() - 1)));
    }

    /// Once a frame: shows where the cursor is.
    void frame() {
        setDisable(history == null);
        if (history != null) {
            start = history.startNanos();
            // While all stand still nothing is recorded, and time goes on.
            end = cursor.live() ? Math.max(history.endNanos(), cursor.time()) : history.endNanos();
        }
        showing = true;
        scrub.setValue(history == null || end <= start ? 1 : Math.clamp((double) (cursor.time() - start) / (end - start), 0, 1));
        showing = false;
        live.setSelected(cursor.live());
        var glyph = cursor.playing() ? pauseGlyph : playGlyph;
        if (play.getGraphic() != glyph) {
            play.setGraphic(glyph);
        }
        stepped &= !cursor.live() && !cursor.playing();
        // Events stand as close as some 50 ns: a step is shown to the nanosecond, or it would seem to do nothing. Otherwise the last digits are cut, not rounded: a step on would
        // read as an earlier time.
        long at = Math.max(0, cursor.time() - start);
        var text = history == null ? "" : String.format(java.util.Locale.ROOT, stepped ? "%.9f / %.3f s" : "%.4f / %.3f s",
                (stepped ? at : at / 100_000 * 100_000) / 1e9, (end - start) / 1e9);
        if (!text.equals(time.getText())) {
            time.setText(text);
        }
    }

    private static final class ScaleText extends StringConverter<Double> {
        @Override
        public String toString(Double nanos) {
            return nanos == null ? "" : nanos >= 1e9 ? "real time" : Durations.text(Math.round(nanos)) + " / s";
        }

        @Override
        public Double fromString(String text) {
            return Arrays.stream(Cursor.SCALES).filter(nanos -> toString(nanos).equals(text)).findFirst().orElse(2e7);
        }
    }
}
