package interleave.shell;

import interleave.view.Cursor;
import interleave.view.Durations;
import interleave.world.History;
import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The replay's controls: play, step by event, next hand-over, the scale of time, the scrub bar, and back to live. They move the [Cursor] and nothing else.
final class Transport extends HBox {
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
        scrub.setMinWidth(48);
        scrub.setPrefWidth(48);
        scrub.valueProperty().addListener((property, was, part) -> {
            if (!showing && history != null) {
                cursor.playingProperty().set(false);
                cursor.seek(start + (long) ((end - start) * part.doubleValue()));
            }
        });
        HBox.setHgrow(scrub, Priority.ALWAYS);
        time.getStyleClass().add("time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.setId("time");
        getChildren().addAll(live, back, play, forward, handOver, scrub, time, scale);
    }

    /// The recording it moves in; null while there is none.
    void history(@Nullable History next) {
        history = next;
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
            cursor.seek(event >= 0 ? history.trace().time(event) : !any ? cursor.time() : direction < 0 ? start : end);
            stepped = true;
        }
    }

    /// To where the GIL next changes hands; from the end, it starts over.
    void nextHandOver() {
        if (history == null) {
            return;
        }
        cursor.playingProperty().set(false);
        var resources = history.cast().resources();
        var lanes = history.resourceLanes();
        long from = cursor.live() || cursor.time() >= end ? start : cursor.time();
        long next = Long.MAX_VALUE;
        for (int i = 0; i < Math.min(resources.size(), lanes.size()); i++) {
            if (resources.get(i).kind() == interleave.trace.Resource.Kind.GIL) {
                next = Math.min(next, handOverAfter(lanes.get(i), from));
            }
        }
        cursor.seek(next == Long.MAX_VALUE ? end : next);
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
            end = history.endNanos();
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
        // Events stand as close as some 50 ns: a step is shown to the nanosecond, or it would seem to do nothing.
        var text = history == null ? "" : String.format(java.util.Locale.ROOT, stepped ? "%.9f / %.3f s" : "%.4f / %.3f s",
                Math.max(0, cursor.time() - start) / 1e9, (end - start) / 1e9);
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
