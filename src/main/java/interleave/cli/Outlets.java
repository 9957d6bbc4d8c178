package interleave.cli;

import interleave.export.HtmlPage;
import interleave.run.Outputs;
import interleave.run.Result;
import interleave.run.Take;
import interleave.trace.Bookmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// What a result can be written as: the options that `run` and `open` share.
final class Outlets {
    @Option(names = "--json", paramLabel = "FILE|-", description = "The result as JSON, interleave/run@1; - is standard output.")
    private @Nullable String json;

    @Option(names = "--trace", paramLabel = "FILE", description = "The recording as a Chrome trace, which Perfetto opens: of each act the repetition that the views draw.")
    private @Nullable String trace;

    @Option(names = "--csv", paramLabel = "DIR", description = "Tables: acts, threads, samples, events.")
    private @Nullable Path csv;

    @Option(names = "--png", paramLabel = "DIR", description = "One picture per view.")
    private @Nullable Path png;

    @Option(names = "--svg", paramLabel = "DIR", description = "One vector picture per view.")
    private @Nullable Path svg;

    @Option(names = "--html", paramLabel = "FILE", description = "One self-contained page: timeline, stage and program to replay in a browser.")
    private @Nullable String html;

    private record Output(@Nullable Object target, Writing writing) {}

    private interface Writing {
        void write() throws IOException, InterruptedException;
    }

    /// Whether any is asked for.
    boolean any() {
        return json != null || trace != null || csv != null || png != null || svg != null || html != null;
    }

    /// Whether standard output is the JSON's alone.
    boolean silent() {
        return "-".equals(json);
    }

    /// Makes sure, before anything runs, that it can be written later.
    void ready() {
        if (json != null) Console.writableFile(json);
        if (trace != null) Console.writableFile(trace);
        if (csv != null) Console.writableFolder(csv);
        if (png != null) Console.writableFolder(png);
        if (svg != null) Console.writableFolder(svg);
        if (html != null) Console.writableFile(html);
    }

    void json(ObjectNode tree, Console console) {
        if (json != null) console.json(json, tree);
    }

    /// Writes all that is asked for; one that can't be written doesn't keep the others from it.
    ///
    /// @throws Refusal the last one's sentence
    void write(Result result, ObjectNode tree, Console console, boolean progress) throws InterruptedException {
        write(result, take -> List.of(), tree, console, progress);
    }

    /// @param marks the bookmarks of each take
    void write(Result result, Function<Take, List<Bookmark>> marks, ObjectNode tree, Console console, boolean progress) throws InterruptedException {
        Refusal refused = null;
        var told = (java.util.function.Consumer<Object>) line -> {
            if (progress) console.progress(line.toString());
        };
        var outputs = List.of(new Output(json, () -> json(tree, console)),
            new Output(trace, () -> {
                Outputs.chromeTrace(result, Path.of(java.util.Objects.requireNonNull(trace)));
                told.accept("trace   " + trace);
            }),
            new Output(csv, () -> Outputs.csv(result, java.util.Objects.requireNonNull(csv)).forEach(table -> told.accept("table   " + table))),
            new Output(png, () -> {
                if (!result.status().takes().isEmpty()) Front.pictures(result, java.util.Objects.requireNonNull(png)).forEach(picture -> told.accept("picture " + picture));
            }),
            new Output(svg, () -> {
                if (!result.status().takes().isEmpty()) Front.drawings(result, java.util.Objects.requireNonNull(svg)).forEach(picture -> told.accept("picture " + picture));
            }),
            new Output(html, () -> {
                HtmlPage.write(result, marks, Path.of(java.util.Objects.requireNonNull(html)), part -> { });
                told.accept("page    " + html);
            }));
        for (Output each : outputs) {
            try {
                if (each.target != null) each.writing.write();
            } catch (IOException e) {
                refused = Console.unwritten(each.target.toString(), e);
            } catch (Refusal e) {
                refused = e;
            }
        }
        if (refused != null) throw refused;
    }
}
