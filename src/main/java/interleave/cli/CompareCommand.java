package interleave.cli;

import interleave.run.Contrast;
import interleave.run.ResultJson;
import interleave.run.Side;
import interleave.run.TapedRun;
import interleave.tape.UnreadableTape;
import interleave.teaching.Catalog;
import interleave.teaching.Lesson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `interleave compare A B`: two runs of one lesson, each a tape or a result file.
@Command(name = "compare", mixinStandardHelpOptions = true,
    description = "Holds two runs of one lesson against each other, tapes or result files: what they were set to differently, their times act by act, the difference in one sentence.")
final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "A", description = "What run --record or run --json has written.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "Another one, of the same lesson.")
    private Path second = Path.of("");

    @Option(names = "--json", description = "The comparison as JSON, interleave/compare@1.")
    private boolean json;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        var catalog = Catalog.read();
        Contrast contrast;
        try {
            Side a = side(first, catalog), b = side(second, catalog);
            if (a.name().equals(b.name())) {
                a = a.named(first.toString());
                b = b.named(second.equals(first) ? second + " (again)" : second.toString());
            }
            contrast = Contrast.of(a, b, lesson(catalog, a.lesson()));
        } catch (UnreadableTape | IllegalArgumentException e) {
            throw Refusal.usage(e.getMessage());
        }
        if (json) console.json(CompareJson.of(contrast));
        else tell(contrast);
        return 0;
    }

    private static @org.jspecify.annotations.Nullable Lesson lesson(Catalog catalog, String id) {
        return catalog.entry(id).flatMap(Catalog.Entry::lesson).orElse(null);
    }

    /// A result file begins with a brace, a tape does not.
    private static Side side(Path file, Catalog catalog) throws UnreadableTape, InterruptedException {
        String name = String.valueOf(file.getFileName());
        if (!isJson(file)) {
            var taped = TapedRun.open(file, catalog);
            return Side.read(name, taped.json() != null ? taped.json() : ResultJson.of(taped.result()));
        }
        try {
            return Side.read(name, JsonMapper.shared().readTree(file));
        } catch (JacksonException e) {
            throw Refusal.usage(file + " is neither a tape nor JSON: name a tape, or a file that run --json has written.");
        }
    }

    private static boolean isJson(Path file) {
        if (!Files.isRegularFile(file)) return false; // what isn't, a tape's reader says
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            int next = in.read();
            while (next >= 0 && Character.isWhitespace(next)) next = in.read();
            return next == '{' || next == '[';
        } catch (IOException e) {
            throw Refusal.usage("Can't read " + file + ": name a tape or a result file that exists and that you may read.");
        }
    }

    private void tell(Contrast contrast) {
        Side a = contrast.a(), b = contrast.b();
        if (contrast.differences().isEmpty()) console.answer("Both runs were set alike.");
        for (var difference : contrast.differences()) console.answer(String.format("%-24s %s → %s", difference.name(), difference.a(), difference.b()));
        int wide = Math.clamp(Math.max(a.name().length(), b.name().length()), 10, 30);
        String line = "%-24s %" + wide + "s  %" + wide + "s  %s";
        console.answer(String.format(line, "act", shortened(a.name(), wide), shortened(b.name(), wide), "times as long"));
        for (var pair : contrast.pairs()) {
            var seconds = pair.seconds();
            console.answer(String.format(line, pair.act(), Contrast.time(seconds.a().median()), Contrast.time(seconds.b().median()),
                String.format(Locale.ROOT, "%s (%.2f–%.2f) %s", Contrast.times(seconds.value()), seconds.low(), seconds.high(), pair.clear() ? "clear" : "no clear difference")));
        }
        if (!contrast.onlyA().isEmpty()) console.answer("only in " + a.name() + ": " + String.join(", ", contrast.onlyA()));
        if (!contrast.onlyB().isEmpty()) console.answer("only in " + b.name() + ": " + String.join(", ", contrast.onlyB()));
        console.answer(contrast.sentence());
    }

    private static String shortened(String name, int wide) {
        return name.length() <= wide ? name : "…" + name.substring(name.length() - wide + 1);
    }
}
