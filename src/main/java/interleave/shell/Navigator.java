package interleave.shell;

import interleave.teaching.Catalog;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Modules and lessons, how far one has come with each, and what the colours and patterns mean.
final class Navigator extends ScrollPane {
    /// How far someone has come with a lesson.
    enum Progress {
        NONE(""), BEGUN("◐"), DONE("✓");

        final String mark;

        Progress(String mark) {
            this.mark = mark;
        }
    }

    /// Not a toggle group: of that the Tab key would reach one item only, and the arrows are the replay's.
    private final Map<String, ToggleButton> items = new HashMap<>();
    private final VBox box = new VBox();

    Navigator(Catalog catalog, Node legend, Consumer<String> chosen) {
        getStyleClass().add("navigator-scroll");
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFitToWidth(true);
        setFitToHeight(true);
        setMinWidth(0);
        box.getStyleClass().add("navigator");
        catalog.modules().forEach((module, entries) -> {
            var title = new Label(title(module, entries.getFirst().number()).toUpperCase(Locale.ROOT));
            title.getStyleClass().add("module-title");
            title.setMinWidth(0);
            box.getChildren().add(title);
            entries.forEach(entry -> box.getChildren().add(item(entry, chosen)));
        });
        var space = new Region();
        space.setMinHeight(4);
        var states = new Label("STATES");
        states.getStyleClass().add("module-title");
        box.getChildren().addAll(space, states, legend);
        VBox.setVgrow(box, Priority.ALWAYS);
        setAccessibleText("Lessons");
        setContent(box);
        setId("navigator");
    }

    /// "1 · Processes"; the exercises have no number.
    private static String title(String module, String number) {
        int dot = number.indexOf('.');
        return dot > 0 ? number.substring(0, dot) + " · " + module : module;
    }

    private ToggleButton item(Catalog.Entry entry, Consumer<String> chosen) {
        var mark = new Label();
        mark.getStyleClass().add("mark");
        var item = new ToggleButton(entry.title(), mark);
        item.getStyleClass().setAll("lesson-item");
        item.setId("lesson-" + entry.id());
        item.setOnAction(event -> {
            select(entry.id());
            chosen.accept(entry.id());
        });
        items.put(entry.id(), item);
        return item;
    }

    /// Marks a lesson; one that isn't here unmarks all.
    void select(String lesson) {
        items.forEach((id, item) -> item.setSelected(id.equals(lesson)));
    }

    void progress(String lesson, Progress progress) {
        var item = items.get(lesson);
        if (item != null) {
            ((Label) item.getGraphic()).setText(progress.mark);
            item.setAccessibleText(item.getText() + switch (progress) {
                case NONE -> "";
                case BEGUN -> ", begun";
                case DONE -> ", done";
            });
        }
    }
}
