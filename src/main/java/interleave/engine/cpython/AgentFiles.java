package interleave.engine.cpython;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The agent: the Python files that run beside the program. They lie in the resources of this room and are written into a run's folder.
///
/// That folder is first on the program's path, so a name at its top hides the program's own module of that name: there are two, Python's `sitecustomize` (which is handed
/// on) and `interleave_agent`.
final class AgentFiles {
    private static final List<String> NAMES = List.of("sitecustomize.py", "interleave_agent/__init__.py", "interleave_agent/core.py",
        "interleave_agent/drive.py", "interleave_agent/frames.py", "interleave_agent/gil.py", "interleave_agent/inside.py", "interleave_agent/lanes.py",
        "interleave_agent/late.py", "interleave_agent/lines.py",
        "interleave_agent/names.py", "interleave_agent/net.py", "interleave_agent/pools.py", "interleave_agent/processes.py", "interleave_agent/profiles.py",
        "interleave_agent/program.py", "interleave_agent/queues.py", "interleave_agent/ring.py", "interleave_agent/supervisor.py",
        "interleave_agent/tasks.py", "interleave_agent/threads.py", "interleave_agent/turns.py", "interleave_agent/words.py");

    private AgentFiles() {}

    static void write(Path folder) throws IOException {
        for (String name : NAMES) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (var in = AgentFiles.class.getResourceAsStream("agent/" + name)) {
                if (in == null) throw new IllegalStateException("The agent has no " + name + ".");
                Files.copy(in, file);
            }
        }
    }

    /// The numbers of our words, for the agent to write events with.
    static String words() {
        var words = new StringBuilder();
        for (var kind : EventKind.values()) words.append(kind).append(' ').append(kind.ordinal()).append('\n');
        for (var kind : Resource.Kind.values()) words.append(kind).append(' ').append(kind.ordinal()).append('\n');
        return words.toString();
    }
}
