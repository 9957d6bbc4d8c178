package interleave.run;

import interleave.tape.ChromeTrace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a result writes for other programs: a Chrome trace, and tables. Of each act they tell of the repetition that the views draw.
public final class Outputs {
    private Outputs() {}

    /// The repetitions that views draw, in the acts' order; those alone that were recorded.
    public static List<Take> drawn(Result result) {
        return result.plan().chosen().stream().flatMap(act -> result.evidence().typical(act.id()).stream()
            .flatMap(typical -> result.status().takes().stream().filter(take -> take.act().id().equals(act.id()) && take.repetition() == typical.repetition())))
            .filter(take -> take.recorded() && take.outcome() != null).toList();
    }

    /// Writes a Chrome trace with one process for each process of each act. Its zero is the first act's start.
    public static void chromeTrace(Result result, Path file) throws IOException {
        var takes = drawn(result);
        long zero = takes.stream().mapToLong(Outputs::start).min().orElse(0);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16); var trace = new ChromeTrace(out, zero, about(result))) {
            for (var take : takes) {
                var marks = take.findings().stream().map(found -> new ChromeTrace.Mark(found.atNanos(), found.name(), found.sentence())).toList();
                trace.add(take.act().id(), take.execution().trace(), take.cast(), marks);
            }
        } catch (tools.jackson.core.JacksonException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    /// Writes tables into a folder that exists; their files.
    public static List<Path> csv(Result result, Path folder) throws IOException {
        return CsvFolder.write(result, folder);
    }

    static long start(Take take) {
        var outcome = take.outcome();
        return outcome != null && outcome.startNanos() >= 0 ? outcome.startNanos() : take.execution().trace().size() > 0 ? take.execution().trace().time(0) : 0;
    }

    private static Map<String, String> about(Result result) {
        var plan = result.plan();
        var about = new LinkedHashMap<String, String>();
        about.put("made by", "Interleave");
        about.put("lesson", plan.lesson().id());
        about.put("engine", plan.engine().version());
        plan.settings().values().forEach((knob, value) -> about.put("knob " + knob, value.toString()));
        about.put("events lost", Long.toString(drawn(result).stream().mapToLong(take -> take.execution().trace().dropped()).sum()));
        return about;
    }
}
