package interleave.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Something one can do in the window. Menu items, buttons, keys, the sheet of keys and the finder are all made from the one list of these, the [Repertoire].
///
/// @param id   of its buttons too
/// @param name as people look for it
/// @param keys as [KeyCombination] reads them, or a sign as it is typed ("?", "+"); any of them does it, the first is shown
/// @param when whether it can be done now
record Command(String id, Group group, String name, List<String> keys, BooleanSupplier when, Runnable action) {
    /// Where it stands in menus and on the sheet of keys.
    enum Group {
        RUN("Run"), CONDUCT("Conduct"), REPLAY("Replay"), TIMELINE("Timeline"), PAGES("Pages"), EXPORT("Export"), LECTURE("In the hall"), WINDOW("Window");

        final String title;

        Group(String title) {
            this.title = title;
        }
    }

    /// The keys a sign may sit on, for keyboards and robots that tell the key and not the sign.
    private static final Map<String, List<KeyCombination>> SIGNS = Map.of("?", List.of(new KeyCodeCombination(KeyCode.SLASH, KeyCombination.SHIFT_DOWN)),
            "+", List.of(new KeyCodeCombination(KeyCode.PLUS), new KeyCodeCombination(KeyCode.ADD), new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHIFT_DOWN)),
            "-", List.of(new KeyCodeCombination(KeyCode.MINUS), new KeyCodeCombination(KeyCode.SUBTRACT)), ".", List.of(new KeyCodeCombination(KeyCode.PERIOD)),
            ",", List.of(new KeyCodeCombination(KeyCode.COMMA)));
    private static final Map<String, String> SHOWN = Map.of("Left", "←", "Right", "→", "Up", "↑", "Down", "↓", "-", "−", "Page Down", "PgDn", "Page Up", "PgUp");
    /// What fields and editors do themselves.
    private static final Set<String> EDITS = Set.of("Shortcut+Z", "Shortcut+Y", "Shortcut+X", "Shortcut+C", "Shortcut+V", "Shortcut+A");
    private static final Set<KeyCombination.ModifierValue> FREE = Set.of(KeyCombination.ModifierValue.UP, KeyCombination.ModifierValue.ANY);

    static Command of(String id, Group group, String name, Runnable action) {
        return new Command(id, group, name, List.of(), () -> true, action);
    }

    Command key(String... more) {
        var all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return new Command(id, group, name, List.copyOf(all), when, action);
    }

    Command when(BooleanSupplier holds) {
        return new Command(id, group, name, keys, holds, action);
    }

    boolean possible() {
        return when.getAsBoolean();
    }

    /// Does it if it can be done now.
    void run() {
        if (possible()) {
            action.run();
        }
    }

    /// Whether this event presses one of its keys.
    ///
    /// @param typing someone types text: only keys that type nothing count
    boolean pressed(KeyEvent event, boolean typing) {
        return keys.stream().anyMatch(key -> !(typing && types(key)) && matches(key, event));
    }

    private static boolean matches(String key, KeyEvent event) {
        var signs = SIGNS.get(key);
        if (signs == null) {
            return KeyCombination.valueOf(key).match(event);
        }
        return !event.isShortcutDown() && !event.isAltDown() && event.getText().equals(key) || signs.stream().anyMatch(sign -> sign.match(event));
    }

    /// Whether the key writes or moves something where text is typed.
    private static boolean types(String key) {
        return SIGNS.containsKey(key) || EDITS.contains(key) || KeyCombination.valueOf(key) instanceof KeyCodeCombination code && FREE.contains(code.getShortcut())
                && FREE.contains(code.getControl()) && FREE.contains(code.getAlt()) && !code.getCode().isFunctionKey() && code.getCode() != KeyCode.ESCAPE;
    }

    /// Every key combination it is reached by, for finding two commands on one key.
    List<KeyCombination> combinations() {
        return keys.stream().flatMap(key -> SIGNS.containsKey(key) ? SIGNS.get(key).stream() : java.util.stream.Stream.of(KeyCombination.valueOf(key))).toList();
    }

    /// Its first key for people: "Ctrl+R", "?", "←"; empty without one.
    String shown() {
        if (keys.isEmpty()) {
            return "";
        }
        var first = keys.getFirst();
        return SIGNS.containsKey(first) || SHOWN.containsKey(first) ? SHOWN.getOrDefault(first, first) : KeyCombination.valueOf(first).getDisplayText();
    }

    /// "Play or pause the replay (Space)".
    String tip() {
        return shown().isEmpty() ? name : name + " (" + shown() + ")";
    }

    /// Makes a button do this: id, tip, the name a screen reader says.
    <B extends ButtonBase> B on(B button) {
        button.setId(id);
        button.setTooltip(new Tooltip(tip()));
        button.setAccessibleText(name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> run());
        button.getProperties().put(Command.class, this);
        return button;
    }

    /// Lets a button of this be pressed only while it can be done.
    void show(ButtonBase button) {
        boolean can = possible();
        if (button.isDisable() == can) {
            button.setDisable(!can);
        }
    }

    MenuItem item() {
        var item = new MenuItem(shown().isEmpty() ? name : name + "\t" + shown());
        item.setMnemonicParsing(false);
        item.setDisable(!possible());
        item.setOnAction(event -> run());
        item.getProperties().put(Command.class, this);
        return item;
    }
}
