package interleave.shell;

import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreters;
import interleave.teaching.Engine;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/// The choice of engine: a segment for each built one, one for CPython, and a menu of all interpreters with a way to name another.
final class EngineBar extends HBox {
    private final EngineRack rack;
    private final Consumer<Engine> request;
    private final Runnable interpreter;
    final SegmentedButton segments = new SegmentedButton();
    private final Button more = new Button("▾");
    private final ContextMenu menu = new ContextMenu();
    private @Nullable Engine marked;
    private @Nullable Command also;

    /// @param request     asks for an engine, usable or not
    /// @param interpreter asks for a file
    EngineBar(EngineRack rack, Consumer<Engine> request, Runnable interpreter) {
        this.rack = rack;
        this.request = request;
        this.interpreter = interpreter;
        getStyleClass().add("engine-bar");
        segments.setToggleGroup(null); // of a group the Tab key would reach one only, and the arrows are the replay's
        segments.setFocusTraversable(false);
        setMinWidth(Region.USE_PREF_SIZE);
        more.setId("engine-menu");
        more.getStyleClass().add("engine-menu");
        more.setAccessibleText("Choose a Python interpreter");
        more.setTooltip(new Tooltip("Choose a Python interpreter"));
        more.setOnAction(event -> open());
        getChildren().addAll(segments, more);
        update();
    }

    /// Shows what the rack has now.
    void update() {
        segments.getButtons().clear();
        rack.all().stream().filter(engine -> !(engine instanceof CpythonEngine)).forEach(engine -> segments.getButtons().add(segment(engine, TopBar.name(engine), engine.version())));
        if (rack.open()) segments.getButtons().add(python());
        more.setVisible(rack.open());
        more.setManaged(rack.open());
        if (marked != null) mark(marked);
    }

    private ToggleButton segment(Engine engine, String name, String tip) {
        var segment = new ToggleButton(name);
        var unusable = engine.unusable();
        segment.setAccessibleText("Engine " + name + (unusable == null ? "" : ", can't be used here"));
        segment.setUserData(engine);
        segment.setId("engine-" + engine.kind().id());
        segment.setTooltip(new Tooltip(unusable == null ? tip : unusable));
        if (unusable != null) segment.getStyleClass().add("unusable");
        segment.setOnAction(event -> request.accept(engine));
        return segment;
    }

    private ToggleButton python() {
        var python = rack.python();
        if (python != null) return segment(python, python.interpreter().shortTitle(), python.interpreter().title() + ", " + python.interpreter().path());
        var none = new ToggleButton("CPython");
        none.setId("engine-cpython");
        none.getStyleClass().add("unusable");
        none.setTooltip(new Tooltip(rack.searching() ? "Looking for Python interpreters ..." : Interpreters.NONE));
        none.setOnAction(event -> {
            none.setSelected(false);
            open();
        });
        return none;
    }

    /// Marks the engine in use; a click on one that can't be used leaves it. A run from elsewhere (a recording, a picture) brings an engine of its own: its like is marked.
    void mark(Engine engine) {
        marked = engine;
        segments.getButtons().forEach(button -> button.setSelected(button.getUserData() instanceof Engine other && (other == engine || like(other, engine))));
    }

    private static boolean like(Engine one, Engine other) {
        return one.kind() == other.kind() && !(one instanceof CpythonEngine) && !(other instanceof CpythonEngine);
    }

    /// Puts a command into the menu.
    void also(Command command) {
        also = command;
    }

    private void open() {
        menu.getItems().clear();
        for (var python : rack.pythons()) menu.getItems().add(item(python));
        if (menu.getItems().isEmpty()) menu.getItems().add(words(rack.searching() ? "Looking for Python interpreters ..." : Interpreters.NONE));
        menu.getItems().add(new SeparatorMenuItem());
        if (also != null) menu.getItems().add(also.item());
        menu.getItems().add(command("engine-choose", "Choose an interpreter ...", interpreter));
        menu.getItems().add(command("engine-search", "Look for interpreters again", rack::search));
        menu.show(more, Side.BOTTOM, 0, 4);
    }

    private MenuItem item(CpythonEngine python) {
        var interpreter = python.interpreter();
        var unusable = python.unusable();
        var item = new RadioMenuItem(interpreter.title() + "   " + interpreter.path() + (unusable == null ? "" : "   (can't be used)"));
        item.setMnemonicParsing(false);
        item.setSelected(python == marked);
        item.setOnAction(event -> {
            if (unusable == null) rack.choose(python);
            request.accept(python);
        });
        if (unusable != null) item.getStyleClass().add("unusable");
        return item;
    }

    private static MenuItem words(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        label.setMaxWidth(420);
        var item = new CustomMenuItem(label, false);
        item.setDisable(true);
        return item;
    }

    private static MenuItem command(String id, String name, Runnable action) {
        var item = new MenuItem(name);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
