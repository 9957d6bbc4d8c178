package interleave.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;

/// Every command of the window, and the keyboard that does them. Screen's thread only.
final class Commands {
    private final Map<String, Command> all = new LinkedHashMap<>();
    private final Overlays overlays;
    private final BooleanSupplier leave;

    /// @param leave what Escape does first; false: there was nothing to leave
    /// @throws IllegalArgumentException when two have one id
    Commands(List<Command> all, Overlays overlays, BooleanSupplier leave) {
        this.overlays = overlays;
        this.leave = leave;
        for (var command : all) {
            if (this.all.putIfAbsent(command.id(), command) != null) {
                throw new IllegalArgumentException("Two commands are called " + command.id());
            }
        }
    }

    List<Command> all() {
        return List.copyOf(all.values());
    }

    Command get(String id) {
        return Objects.requireNonNull(all.get(id), id);
    }

    /// All of them by group, made when it is opened.
    MenuButton menu() {
        var menu = new MenuButton("", Glyph.MENU.node());
        menu.setId("menu");
        menu.setTooltip(new Tooltip("Everything one can do here"));
        menu.setAccessibleText("Menu");
        menu.getItems().add(new Menu()); // one that is empty doesn't open
        menu.setOnShowing(event -> menu.getItems().setAll(menus()));
        return menu;
    }

    private List<Menu> menus() {
        var menus = new java.util.ArrayList<Menu>();
        for (var group : Command.Group.values()) {
            var menu = new Menu(group.title);
            all.values().stream().filter(command -> command.group() == group).forEach(command -> menu.getItems().add(command.item()));
            if (!menu.getItems().isEmpty()) {
                menus.add(menu);
            }
        }
        return menus;
    }

    /// Listens to a scene's keys, once.
    void listen(Scene scene) {
        if (scene.getProperties().putIfAbsent(Commands.class, this) == null) {
            scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, scene.getFocusOwner()));
        }
    }

    private void key(KeyEvent event, @Nullable Node focus) {
        if (overlays.open()) {
            if (event.getCode() == KeyCode.ESCAPE) {
                overlays.close();
                event.consume();
            }
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && leave.getAsBoolean()) {
            event.consume();
            return;
        }
        boolean typing = focus instanceof TextInputControl || focus instanceof GenericStyledArea<?, ?, ?> area && area.isEditable();
        if (!typing && focus != null && itsOwn(event.getCode(), focus)) {
            return;
        }
        for (var command : all.values()) {
            if (command.pressed(event, typing) && command.possible()) {
                event.consume();
                command.action().run();
                return;
            }
        }
    }

    /// Whether the control someone has tabbed to (or, beside the picture, clicked) needs the key itself.
    private static boolean itsOwn(KeyCode key, Node focus) {
        boolean button = focus instanceof ButtonBase && key == KeyCode.SPACE;
        boolean moves = key.isArrowKey() && (focus instanceof Slider || focus instanceof TabPane || focus instanceof ListView || focus instanceof ComboBoxBase);
        boolean opens = key == KeyCode.SPACE && focus instanceof ComboBoxBase;
        return (button || moves || opens) && (focus.isFocusVisible() || within(focus, "reading"));
    }

    private static boolean within(Node node, String styleClass) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }
}
