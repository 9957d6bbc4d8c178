package interleave.teaching;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Python program as the learner sees it: the file's name (for tracebacks) and its text.
///
/// @param modules further modules that it may import, source by name
/// @param launch  how it is run as a whole; null: it is loaded as a module, and its acts are called
public record Program(String fileName, String source, Map<String, String> modules, @Nullable Launch launch) {
    /// The one function of a program that is run as a whole: the call of it is the run.
    public static final String MAIN = "__main__";

    public Program {
        modules = Map.copyOf(modules);
    }

    public Program(String fileName, String source, Map<String, String> modules) {
        this(fileName, source, modules, null);
    }

    public Program(String fileName, String source) {
        this(fileName, source, Map.of());
    }
}
