package interleave.shell;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// In a window too narrow for all three columns: which of them is seen.
final class PaneSwitch extends HBox {
    PaneSwitch(Commands commands) {
        setId("panes");
        setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        setMinHeight(27);
        getStyleClass().add("pane-switch");
        for (var pane : Arrangement.Pane.values()) {
            var button = commands.get("pane-" + pane.name().toLowerCase(Locale.ROOT)).on(new ToggleButton(pane.title));
            button.getStyleClass().setAll("status-button");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setUserData(pane);
            getChildren().add(button);
        }
    }

    /// @param seen none: all columns have room
    void show(List<Arrangement.Pane> seen) {
        boolean needed = !seen.isEmpty();
        setVisible(needed);
        setManaged(needed);
        getChildren().forEach(node -> ((ToggleButton) node).setSelected(seen.contains((Arrangement.Pane) node.getUserData())));
    }
}
