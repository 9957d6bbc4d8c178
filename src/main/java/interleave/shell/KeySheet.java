package interleave.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
            boxes[i].setMinWidth(0);
            boxes[i].setPrefWidth(width / count);
            HBox.setHgrow(boxes[i], Priority.ALWAYS);
            columns.getChildren().add(boxes[i]);
        }
        for (var group : Command.Group.values()) {
            var keyed = rows(all.stream().filter(command -> command.group() == group && !command.keys().isEmpty()).map(command -> new Row(command.shown(), command.name())).toList());
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

    /// A key and what it does.
    record Row(String key, String name) {
        /// The name without its key; as it is where the key isn't a word of it.
        private String pattern() {
            return key.length() == 1 ? name.replaceFirst("\\b" + Pattern.quote(key) + "\\b", "*") : name;
        }

        private boolean goesOn(Row next) {
            return key.length() == 1 && next.key.length() == 1 && next.key.charAt(0) == key.charAt(0) + 1 && pattern().contains("*") && pattern().equals(next.pattern());
        }
    }

    /// Keys that do the same for one thing after the other, "Let thread A go on", share a line: "A … I".
    static List<Row> rows(List<Row> each) {
        var rows = new ArrayList<Row>();
        for (int i = 0, last; i < each.size(); i = last + 1) {
            last = i;
            while (last + 1 < each.size() && each.get(last).goesOn(each.get(last + 1))) last++;
            String keys = each.get(i).key + " … " + each.get(last).key;
            rows.add(last == i ? each.get(i) : new Row(keys, each.get(i).pattern().replace("*", keys)));
        }
        return List.copyOf(rows);
    }

    private static VBox part(String title, List<Row> keyed) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var grid = new GridPane(18, 6);
        for (int i = 0; i < keyed.size(); i++) {
            var key = new Label(keyed.get(i).key);
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(key, 0, i);
            GridPane.setValignment(key, javafx.geometry.VPos.TOP);
            var name = new Label(keyed.get(i).name);
            name.setWrapText(true);
            name.setMinWidth(0);
            GridPane.setHgrow(name, Priority.ALWAYS);
            grid.add(name, 1, i);
        }
        return new VBox(8, heading, grid);
    }
}
