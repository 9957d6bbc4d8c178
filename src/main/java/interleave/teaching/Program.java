package interleave.teaching;

import java.util.Map;

/// A Python program as the learner sees it: the file's name (for tracebacks) and its text.
///
/// @param modules further modules that it may import, source by name
public record Program(String fileName, String source, Map<String, String> modules) {
    public Program {
        modules = Map.copyOf(modules);
    }

    public Program(String fileName, String source) {
        this(fileName, source, Map.of());
    }
}
