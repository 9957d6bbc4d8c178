package interleave.python.vm;

import interleave.recorder.Recorder;
import interleave.trace.Cast;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/// How an interpreter is to run.
///
/// @param gil      whether there is a GIL
/// @param cast     where its threads and locks are registered
/// @param process  the actor id of its process in the cast
/// @param recorder null: nothing is recorded
/// @param stdout   gets what the program prints, in pieces, from any of its threads
/// @param argv     `sys.argv`
/// @param modules  source text of modules that the program may import, by name
/// @param processes what `multiprocessing` stands on; null: there are no processes here
/// @param stdin    what the program reads; null: there is nothing to read
/// @param cells    names of shared numbers whose reads and writes are recorded: keys of dicts, variables of modules
public record Config(boolean gil, Cast cast, int process, @Nullable Recorder recorder, Consumer<String> stdout, Consumer<String> stderr,
                     List<String> argv, Map<String, String> modules, @Nullable Processes processes, @Nullable StandardInput stdin, Set<String> cells) {
    public Config {
        argv = List.copyOf(argv);
        modules = Map.copyOf(modules);
        cells = Set.copyOf(cells);
    }

    /// Without processes.
    public Config(boolean gil, Cast cast, int process, @Nullable Recorder recorder, Consumer<String> stdout, Consumer<String> stderr, List<String> argv,
                  Map<String, String> modules) {
        this(gil, cast, process, recorder, stdout, stderr, argv, modules, null);
    }

    /// With nothing to read.
    public Config(boolean gil, Cast cast, int process, @Nullable Recorder recorder, Consumer<String> stdout, Consumer<String> stderr, List<String> argv,
                  Map<String, String> modules, @Nullable Processes processes) {
        this(gil, cast, process, recorder, stdout, stderr, argv, modules, processes, null, Set.of());
    }

    /// Unrecorded, output to the process's own.
    public static Config plain(boolean gil) {
        var cast = new Cast();
        return new Config(gil, cast, cast.process("python").id(), null, System.out::print, System.err::print, List.of(""), Map.of());
    }

    public Config output(Consumer<String> stdout, Consumer<String> stderr) {
        return new Config(gil, cast, process, recorder, stdout, stderr, argv, modules, processes, stdin, cells);
    }

    public Config processes(Processes processes) {
        return new Config(gil, cast, process, recorder, stdout, stderr, argv, modules, processes, stdin, cells);
    }

    public Config arguments(List<String> argv) {
        return new Config(gil, cast, process, recorder, stdout, stderr, argv, modules, processes, stdin, cells);
    }

    public Config input(@Nullable StandardInput stdin) {
        return new Config(gil, cast, process, recorder, stdout, stderr, argv, modules, processes, stdin, cells);
    }

    public Config cells(Set<String> names) {
        return new Config(gil, cast, process, recorder, stdout, stderr, argv, modules, processes, stdin, names);
    }
}
