package interleave.shell;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the window remembers: size, theme, dividers, knobs, the last lesson, guesses and progress, as one small text file of `key=value` lines.
///
/// A file that can't be read, or a value that isn't what it should be, counts as not there: the default holds and nobody is bothered. Saving writes a new
/// file and moves it over the old one, so a crash leaves one or the other. Not safe for several threads: the screen's thread owns it, and hands
/// [#text()] to another to write.
final class Preferences {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);

    /// Null: kept nowhere.
    private final @Nullable Path file;
    private final Properties values = new Properties();
    private boolean changed;

    private Preferences(@Nullable Path file) {
        this.file = file;
    }

    /// Those kept in `file`; empty ones if it isn't there or can't be read.
    static Preferences read(Path file) {
        var preferences = new Preferences(file);
        try (var reader = Files.newBufferedReader(file)) {
            preferences.values.load(reader);
        } catch (java.nio.file.NoSuchFileException none) {
            // The first start.
        } catch (IOException | IllegalArgumentException unreadable) {
            preferences.values.clear();
            LOG.warn("preferences ignored: {} can't be read ({})", file, unreadable.toString());
        }
        return preferences;
    }

    /// None, kept nowhere.
    static Preferences none() {
        return new Preferences(null);
    }

    /// Where this platform keeps such files.
    static Path place() {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var home = Path.of(System.getProperty("user.home", "."));
        if (os.contains("win") && System.getenv("APPDATA") != null) {
            return Path.of(System.getenv("APPDATA"), "Interleave", "preferences.properties");
        }
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Interleave/preferences.properties");
        }
        var config = System.getenv("XDG_CONFIG_HOME");
        return (config == null || config.isBlank() ? home.resolve(".config") : Path.of(config)).resolve("interleave/preferences.properties");
    }

    String get(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    /// A number within [least, most]; anything else is `otherwise`.
    double get(String key, double least, double most, double otherwise) {
        try {
            double value = Double.parseDouble(values.getProperty(key, ""));
            return value >= least && value <= most ? value : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    void put(String key, String value) {
        changed |= !value.equals(values.setProperty(key, value));
    }

    void put(String key, double value) {
        put(key, value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value));
    }

    void remove(String key) {
        changed |= values.remove(key) != null;
    }

    boolean changed() {
        return changed;
    }

    /// The file's text, keys in order; what is written counts as saved.
    String text() {
        changed = false;
        var writer = new StringWriter();
        var sorted = new TreeMap<String, String>();
        values.forEach((key, value) -> sorted.put((String) key, (String) value));
        sorted.forEach((key, value) -> writer.append(escape(key, true)).append('=').append(escape(value, false)).append('\n'));
        return writer.toString();
    }

    /// As java.util.Properties reads it back.
    private static String escape(String text, boolean key) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                case ' ' -> out.append(key || i == 0 ? "\\ " : " ");
                case '=', ':', '#', '!' -> out.append(key ? "\\" : "").append(c);
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /// Writes a text to the file; any thread.
    void write(String text) {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "preferences", ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            LOG.warn("preferences not kept: {} can't be written ({})", file, refused.toString());
        }
    }
}
