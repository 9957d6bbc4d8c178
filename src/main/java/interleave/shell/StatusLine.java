package interleave.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.controlsfx.control.StatusBar;

/// The line at the foot: whether what is seen is live or recorded, events dropped, what recording and painting cost, the sampling rate.
/// Texts are set only when they change, so it can be told everything each frame.
final class StatusLine extends StatusBar {
    private final Circle dot = new Circle(4);
    private final Label state = new Label("ready"), dropped = value(), cost = value(), frame = value(), rate = new Label(), estimated = new Label();
    private final Tooltip rateTip = new Tooltip("");
    /// Below this width only the state and what was dropped are told, and the columns to choose from; px.
    private static final double ROOMY = 860;
    private final PaneSwitch panes;
    private final HBox hints;
    private boolean known;
    private final Node droppedItem = item("events dropped", dropped), costItem = item("recording cost", cost, estimated), frameItem = item("frame", frame);

    StatusLine(Commands commands) {
        setText("");
        setFocusTraversable(false);
        setSkinPadding();
        dot.getStyleClass().add("state-dot");
        state.getStyleClass().add("status-item");
        state.setId("status-state");
        dropped.setId("status-dropped");
        rate.getStyleClass().add("status-item");
        estimated.getStyleClass().add("status-item");
        var left = new HBox(6, dot, state);
        left.setAlignment(Pos.CENTER_LEFT);
        getLeftItems().addAll(spaced(left, droppedItem, costItem, frameItem, rate));
        hints = spaced(hint(commands.get("keys"), "keys"), hint(commands.get("commands"), "commands"));
        panes = new PaneSwitch(commands);
        panes.show(java.util.List.of());
        getRightItems().addAll(panes, hints);
        widthProperty().addListener((property, was, width) -> arrange());
        show(droppedItem, false);
        show(costItem, false);
    }

    PaneSwitch panes() {
        return panes;
    }

    private void arrange() {
        boolean roomy = getWidth() >= ROOMY || getWidth() == 0;
        show(costItem, roomy && known);
        show(frameItem, roomy);
        show(rate, roomy);
        show(hints, getWidth() == 0 || getWidth() >= Arrangement.TWO || !panes.isVisible());
    }

    private void setSkinPadding() {
        setMinWidth(0);
        setMinHeight(28);
        setPrefHeight(28);
    }

    private static Label value() {
        var label = new Label();
        label.getStyleClass().add("status-value");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node item(String name, Label... values) {
        var label = new Label(name);
        label.getStyleClass().add("status-item");
        var box = new HBox(5, label);
        box.getChildren().addAll(values);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static HBox spaced(Node... nodes) {
        var box = new HBox(22, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Button hint(Command command, String what) {
        var button = command.on(new Button(command.shown() + " " + what));
        button.getStyleClass().setAll("status-button");
        button.setCursor(javafx.scene.Cursor.HAND);
        return button;
    }

    private static void show(Node node, boolean shown) {
        if (node.isVisible() != shown) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    /// @param kind a style class for the dot: live, failed, or empty
    void state(String text, String kind) {
        set(state, text);
        if (!kind.equals(dot.getUserData())) {
            dot.setUserData(kind);
            dot.getStyleClass().setAll("state-dot", kind);
        }
    }

    String state() {
        return state.getText();
    }

    /// Events lost because a ring was full; -1: nothing was recorded.
    void dropped(long events) {
        show(droppedItem, events >= 0);
        set(dropped, "%,d".formatted(Math.max(0, events)));
        boolean bad = events > 0;
        if (bad != dropped.getStyleClass().contains("bad")) {
            if (bad) {
                dropped.getStyleClass().add("bad");
            } else {
                dropped.getStyleClass().remove("bad");
            }
        }
    }

    /// The recording's estimated share of one core's time; NaN: not known.
    void cost(double share) {
        known = !Double.isNaN(share);
        arrange();
        set(cost, Double.isNaN(share) ? "" : share < 0.0005 ? "< 0.1 %" : "%.1f %%".formatted(share * 100));
        set(estimated, Double.isNaN(share) ? "" : "of a core, estimated");
    }

    void frame(FrameMeter.Report report) {
        set(frame, Double.isNaN(report.workP50()) ? "–" : "%.1f ms".formatted(report.workP50()));
    }

    /// @param why told to whoever points at it; may be empty
    void rate(String text, String why) {
        set(rate, text);
        if (!why.equals(rateTip.getText())) {
            rateTip.setText(why);
            rate.setTooltip(why.isEmpty() ? null : rateTip);
        }
    }
}
