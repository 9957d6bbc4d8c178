package interleave.shell;

import javafx.scene.input.KeyCombination;

/// Something one can do, with the keys for it.
///
/// @param keys  as KeyCombination reads them: "Shortcut+R"; empty: none
/// @param typed whether the keys also count while someone types text
record Command(String name, String keys, boolean typed, Runnable action) {
    KeyCombination combination() {
        return KeyCombination.valueOf(keys);
    }

    /// For people: "Ctrl+R".
    String shown() {
        return keys.isEmpty() ? "" : switch (keys) {
            case "Shift+Slash" -> "?";
            case "Left" -> "←";
            case "Right" -> "→";
            default -> combination().getDisplayText();
        };
    }
}
