package interleave.shell;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every key with what it does, by group.
final class KeySheet extends VBox {
    /// As wide as the longest names, px.
    private static final double COLUMN = 350;
    private static final int MOST = 3;

    /// @param width there is for it, px
    KeySheet(List<Command> all, double width) {
        super(14);
        int count = Math.clamp((int) (width / COLUMN), 1, MOST);
        var title = new Label("Keys");
        title.getStyleClass().add("empty-title");
        var columns = new HBox(34);
        var boxes = new VBox[count];
        var tall = new int[count];
        for (int i = 0; i < count; i++) {
            boxes[i] = new VBox(16);
            columns.getChildren().add(boxes[i]);
        }
        for (var group : Command.Group.values()) {
            var keyed = all.stream().filter(command -> command.group() == group && !command.keys().isEmpty()).toList();
            if (!keyed.isEmpty()) {
                int shortest = 0;
                for (int i = 1; i < count; i++) {
                    if (tall[i] < tall[shortest]) {
                        shortest = i;
                    }
                }
                boxes[shortest].getChildren().add(part(group.title, keyed));
                tall[shortest] += keyed.size() + 2;
            }
        }
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("Keys and what they do");
        getChildren().addAll(title, scroll);
    }

    private static VBox part(String title, List<Command> keyed) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var grid = new GridPane(18, 6);
        for (int i = 0; i < keyed.size(); i++) {
            var key = new Label(keyed.get(i).shown());
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(key, 0, i);
            var name = new Label(keyed.get(i).name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(name, 1, i);
        }
        return new VBox(8, heading, grid);
    }
}
