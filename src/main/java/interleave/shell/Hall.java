package interleave.shell;

import interleave.reading.Reading;
import interleave.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Presenter mode: the stage and one other view, for the last row of a hall.
///
/// No text has capitals lower than 1/40 of the window's height: everything is magnified so that type of [#LEAST] pixels is as tall, and smaller type is drawn at
/// that size. What then finds no room is left out: bars, the navigator, the status line, the replay's buttons (keys do it all). Screen's thread only.
final class Hall {
    /// The other view beside the stage.
    enum Second { TIMELINE, CODE, RESULT, PREDICT, POLL }

    /// The type that is just tall enough, pixels before magnifying.
    static final double LEAST = 15;
    /// The height of a capital, of the size of its type: Inter's, the lower of the two faces.
    static final double CAPITAL = 0.727;
    static final int PART_OF_HEIGHT = 40;
    /// At this width the code stands beside the stage, in a narrower window beneath it; pixels before magnifying.
    private static final double BESIDE = 600;

    private final Arrangement arrangement;
    private final Magnified window;
    private final StackPane layers;
    private final List<View> views;
    private final Reading reading;
    private final Node beside;
    private final Node poll;
    private final Preferences kept;
    private final Spotlight spotlight;
    private final Label frozen = new Label("FROZEN · the run goes on · X: go on here too");
    private Second second;
    private final List<Consumer<Boolean>> modes = new ArrayList<>();
    private @Nullable Scene scene;
    private boolean on, full, waiting, voting, arrangedBeside;

    /// @param beside what the reading stands in
    Hall(Arrangement arrangement, Magnified window, StackPane layers, List<View> views, Reading reading, Node beside, Node poll, Preferences kept) {
        this.arrangement = arrangement;
        this.window = window;
        this.layers = layers;
        this.views = views;
        this.reading = reading;
        this.beside = beside;
        this.poll = poll;
        this.kept = kept;
        spotlight = new Spotlight(layers);
        second = remembered();
        frozen.setId("frozen");
        frozen.getStyleClass().add("frozen");
        StackPane.setAlignment(frozen, javafx.geometry.Pos.TOP_CENTER);
        window.heightProperty().addListener((property, was, height) -> size());
        window.widthProperty().addListener((property, was, width) -> size());
    }

    private Second remembered() {
        try {
            return Second.valueOf(kept.get("hall.second", "TIMELINE").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException other) {
            return Second.TIMELINE;
        }
    }

    /// Hears when it begins (true) and ends.
    void listen(Consumer<Boolean> mode) {
        modes.add(mode);
    }

    boolean on() {
        return on;
    }

    Second second() {
        return second;
    }

    void scene(Scene next) {
        scene = next;
    }

    void toggle() {
        on = !on;
        if (!on) {
            thaw();
            if (spotlight.on()) {
                spotlight.toggle();
            }
        }
        fullScreen(on);
        reading.hall(on);
        modes.forEach(mode -> mode.accept(on));
        if (on) {
            layers.getStyleClass().add("hall");
            arrange();
        } else {
            layers.getStyleClass().remove("hall");
            arrangement.everything();
        }
        size();
    }

    /// Takes away what was laid over: the spotlight, then the freeze. False: there was nothing.
    boolean uncover() {
        if (spotlight.on()) {
            spotlight.toggle();
        } else if (frozen()) {
            thaw();
        } else {
            return false;
        }
        return true;
    }

    /// What was laid over goes first, then the mode. False: there was nothing to leave.
    boolean leave() {
        if (uncover()) {
            return true;
        }
        if (on) {
            toggle();
            return true;
        }
        return false;
    }

    private void fullScreen(boolean wanted) {
        if (scene != null && scene.getWindow() instanceof Stage stage && stage.isShowing()) {
            if (wanted) {
                full = stage.isFullScreen();
                stage.setFullScreenExitHint("");
                stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            }
            stage.setFullScreen(wanted || full);
        }
    }

    /// Shows another view beside the stage, from now on.
    void second(Second next) {
        second = next;
        voting = false;
        kept.put("hall.second", next.name().toLowerCase(Locale.ROOT));
        if (on) {
            arrange();
        }
    }

    /// The next of those there are.
    void next() {
        second(Second.values()[(second.ordinal() + 1) % Second.values().length]);
    }

    /// The poll, or what was there before it.
    void poll() {
        if (voting) {
            second(Second.POLL);
        } else {
            second(second == Second.POLL ? Second.TIMELINE : Second.POLL);
        }
    }

    /// Whether the run waits with a question: then the vote stands beside the stage, and afterwards what was there before.
    void asking(boolean now) {
        if (now != waiting) {
            waiting = now;
            voting = now;
            if (on && second != Second.POLL) {
                arrange();
            }
        }
    }

    /// A page that was asked for by its key is the other view.
    void page(Reading.Page page) {
        if (on) {
            switch (page) {
                case CODE -> second(Second.CODE);
                case RESULT -> second(Second.RESULT);
                case PREDICT -> second(Second.PREDICT);
                case READ, EXERCISE, PROFILE, CONSOLE -> { }
            }
        }
    }

    /// What stands on the stage has changed.
    void again() {
        if (on) {
            arrange();
        }
    }

    private void arrange() {
        switch (second) {
            case CODE -> reading.show(Reading.Page.CODE);
            case RESULT -> reading.show(Reading.Page.RESULT);
            case PREDICT -> reading.show(Reading.Page.PREDICT);
            case TIMELINE, POLL -> { }
        }
        boolean beside = beside();
        arrangedBeside = beside;
        switch (voting ? Second.POLL : second) {
            case TIMELINE -> arrangement.stageAndTimeline();
            case CODE, RESULT, PREDICT -> arrangement.stageAnd(this.beside, beside);
            case POLL -> arrangement.stageAnd(poll, beside);
        }
    }

    private boolean beside() {
        return window.getWidth() / factor() >= BESIDE;
    }

    private double factor() {
        return on ? Math.max(1, window.getHeight() / PART_OF_HEIGHT / (LEAST * CAPITAL) * 1.002) : 1;
    }

    private void size() {
        if (on && beside() != arrangedBeside) {
            arrange();
        }
        if (window.factor() != factor()) {
            window.factor(factor());
            views.forEach(view -> view.magnify(factor(), on ? LEAST : 0));
        }
    }

    /// A light around the mouse, or no longer.
    void spotlight() {
        spotlight.toggle();
    }

    boolean frozen() {
        return layers.getChildren().contains(frozen);
    }

    /// What is seen stays as it is, or goes on.
    void freeze() {
        if (frozen()) {
            thaw();
        } else {
            layers.getChildren().add(frozen);
        }
    }

    private void thaw() {
        layers.getChildren().remove(frozen);
    }
}
