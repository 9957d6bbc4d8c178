package interleave.timeline;

import interleave.trace.ActorState;
import interleave.view.Palette;
import interleave.world.Lane;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The field one types a name or a state into: lanes that don't match go, Enter goes to the next match, Shift+Enter to the one before, Escape ends it.
///
/// FX thread only.
final class Search {
    private static final double WIDE = 330;
    private final TextField field = new TextField();
    private final Label found = new Label();
    final HBox box = new HBox(8, field, found);

    /// One match: a lane and where on it.
    record Match(Rows.Row row, long nanos) {}

    /// @param typed hears every change of the text; empty: all lanes again
    /// @param go    hears 1 for the next match, -1 for the one before
    void make(Consumer<String> typed, IntConsumer go) {
        box.setManaged(false);
        box.setVisible(false);
        box.setAlignment(Pos.CENTER_LEFT);
        field.setId("timeline-search");
        field.setPromptText("Lane or state: worker, lock, sleeping");
        field.setAccessibleText("Search lanes and states");
        field.setPrefColumnCount(18);
        field.textProperty().addListener((property, was, text) -> typed.accept(text));
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) close();
            else if (event.getCode() == KeyCode.ENTER) go.accept(event.isShiftDown() ? -1 : 1);
            else return;
            event.consume();
        });
        box.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    void open() {
        box.setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    void close() {
        field.clear();
        box.setVisible(false);
        if (box.getParent() != null && box.getParent().getParent() != null) box.getParent().getParent().requestFocus();
    }

    void place(double width, String told) {
        if (!box.isVisible()) return;
        if (!told.equals(found.getText())) found.setText(told);
        double wide = Math.min(WIDE, width - 20);
        box.resizeRelocate(width - wide - 12, 5, wide, 27);
    }

    void theme(Palette p) {
        String ground = Palette.web(p.panel());
        box.setStyle("-fx-background-color: " + ground + ";");
        field.setStyle("-fx-background-color: " + ground + "; -fx-background-radius: 6; -fx-border-radius: 6; -fx-border-color: " + Palette.web(p.accent()) + "; -fx-text-fill: "
            + Palette.web(p.ink()) + "; -fx-prompt-text-fill: " + Palette.web(p.mut()) + "; -fx-font-size: 12px; -fx-padding: 3 8;");
        found.setStyle("-fx-text-fill: " + Palette.web(p.mut()) + "; -fx-font-size: 12px;");
    }

    /// How many lanes are left, in words.
    static String told(Choice choice, Rows rows) {
        if (!choice.searches()) return "";
        if (rows.unmatched()) return "nothing found";
        int lanes = rows.scrolling().size() + rows.pinned().size();
        return lanes == 1 ? "1 lane" : lanes + " lanes";
    }

    /// The match that begins next after (1) or last before (-1) an instant; null without one. On a lane that is named itself every change counts, on others the
    /// states named.
    static @Nullable Match match(Plot plot, Choice choice, long nanos, int direction) {
        if (!choice.searches() || plot.rows().unmatched()) return null;
        var states = choice.states();
        Match best = null;
        for (var row : plot.rows().all()) {
            var lane = plot.lane(row);
            boolean named = choice.names(row.label(), row.identity() == null ? "" : row.identity().letter());
            int segment = named ? beside(lane, nanos, direction) : row.resource() ? -1 : within(lane, states, nanos, direction, plot.end());
            if (segment < 0 || lane.start(segment) > plot.end()) continue;
            long start = lane.start(segment);
            if (best == null || (direction > 0 ? start < best.nanos : start > best.nanos)) best = new Match(row, start);
        }
        return best;
    }

    private static int beside(Lane lane, long nanos, int direction) {
        if (direction < 0) return lane.at(nanos - 1);
        int next = lane.at(nanos) + 1;
        return next < lane.count() ? next : -1;
    }

    /// The first segment after (the last before) an instant that is in one of these states, or -1: found by halving, because a sum says whether there is one in
    /// between. Segments of no length are passed over.
    static int within(Lane lane, Set<ActorState> states, long nanos, int direction, long end) {
        if (states.isEmpty()) return -1;
        int low = direction > 0 ? lane.at(nanos) + 1 : 0, high = direction > 0 ? lane.count() : lane.at(nanos - 1) + 1;
        if (low >= high || !any(lane, states, low, high, end)) return -1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            boolean nearer = direction > 0 ? any(lane, states, low, middle, end) : !any(lane, states, middle, high, end);
            if (nearer) high = middle;
            else low = middle;
        }
        return low;
    }

    /// Whether one of the segments in [from, to) is in one of these states.
    private static boolean any(Lane lane, Set<ActorState> states, int from, int to, long end) {
        var nanos = new long[ActorState.values().length + 1];
        lane.shares(lane.start(from), to < lane.count() ? lane.start(to) : Math.max(end, lane.start(from) + 1), nanos);
        for (var state : states) if (nanos[state.ordinal() + 1] > 0) return true;
        return false;
    }
}
